/**
 * How deep symbolic operations go. They walk a value by recursion; one that contains itself, or is nested deeper than any
 * program is, gets an error that says where, and not an overflow of the stack somewhere.
 */
import { partsOf, type Key } from "./node.js";
import { pathText } from "./paths.js";
import { isRef } from "./ref.js";

/** The deepest nesting that equality, format, JSON and the like take, in parts from the root. */
export const DEEPEST = 1000;

interface Frame {
  readonly node: unknown;
  readonly parts: readonly (readonly [Key, unknown])[];
  at: number;
}

/** The error for a value in which an operation got deeper than {@link DEEPEST}: names the part that contains itself, if one does. */
export function nestingError(root: unknown, operation: string): RangeError {
  const circle = findCircle(root);
  return new RangeError(
    circle === undefined
      ? `${operation}: the value is nested more than ${DEEPEST} deep.`
      : `${operation}: the value contains itself: ${circle}. A symbolic value is a tree: refer to an outer part by a name, or mark it as shared with ref().`,
  );
}

function findCircle(root: unknown): string | undefined {
  const keys: Key[] = [];
  const outer = new Map<unknown, number>([[root, 0]]);
  const done = new Set<unknown>();
  const frames: Frame[] = [{ node: root, parts: partsOf(root) ?? [], at: 0 }];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const next = frame.parts[frame.at++];
    if (next === undefined) {
      outer.delete(frame.node);
      done.add(frame.node);
      frames.pop();
      keys.pop();
      continue;
    }
    const [key, part] = next;
    const depth = isRef(part) ? undefined : outer.get(part);
    if (depth !== undefined && typeof part === "object")
      return `${placeText([...keys, key])} is ${placeText(keys.slice(0, depth))} again`;
    const parts = done.has(part) || isRef(part) ? undefined : partsOf(part);
    if (parts === undefined) continue;
    outer.set(part, frames.length);
    keys.push(key);
    frames.push({ node: part, parts, at: 0 });
  }
  return undefined;
}

/** A path in a message; the root has no path. */
function placeText(keys: readonly Key[]): string {
  return keys.length === 0 ? "the root" : pathText(keys);
}

/** The path of a part of what stands at `path`, in the form of {@link pathText}. */
export function below(path: string, key: Key): string {
  if (typeof key === "number") return `${path}[${key}]`;
  const own = pathText([key]);
  return path === "" || own.startsWith("[") ? path + own : `${path}.${own}`;
}
