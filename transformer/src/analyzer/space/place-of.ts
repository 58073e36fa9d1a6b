/** Where a part stands in a static value, as people write the way to it: `Net.op.filters`. */
import { keyText } from "../domains/key-text.js";
import { childrenOf, partsOf, type StaticValue } from "./static-value.js";

/** The keys on the way to a part, the first way there is; undefined where it is not in there. */
export function keysTo(
  part: StaticValue,
  whole: StaticValue,
  seen = new Set<StaticValue>(),
): readonly (string | number)[] | undefined {
  if (part === whole) return [];
  // What was looked through at one place is the same at all others.
  if (seen.has(whole)) return undefined;
  seen.add(whole);
  const parts = partsOf(whole);
  for (const [key, child] of parts) {
    const rest = keysTo(part, child, seen);
    if (rest !== undefined) return [key, ...rest];
  }
  // A candidate stands where its choice does.
  if (parts.length === 0)
    for (const child of childrenOf(whole)) {
      const rest = keysTo(part, child, seen);
      if (rest !== undefined) return rest;
    }
  return undefined;
}

export function placeText(root: string, keys: readonly (string | number)[]): string {
  return root + keys.map((key) => (typeof key === "number" ? `[${key}]` : keyText(key))).join("");
}
