/** The order of an object's properties. */
import { UNDEFINED, type StaticValue } from "./static-value.js";

/** Properties as an object has them: those that look like indices first, by number. */
export function inOrder(entries: readonly (readonly [string, StaticValue])[]): Map<string, StaticValue> {
  const isIndex = (key: string): boolean => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
  const all = new Map(entries);
  const indices = [...all.keys()].filter(isIndex).sort((a, b) => Number(a) - Number(b));
  if (indices.length === 0) return all;
  const others = [...all].filter(([key]) => !isIndex(key));
  return new Map([...indices.map((key) => [key, all.get(key) ?? UNDEFINED] as const), ...others]);
}
