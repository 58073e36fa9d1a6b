/** What is left to decide. */
import { HyperValue } from "../hyper-value.js";
import { DEEPEST, nestingError } from "../nesting.js";
import { keyAt, readParts, type Key } from "../node.js";
import { pathText } from "../paths.js";
import { isRef } from "../ref.js";

/**
 * The paths of the parts that are not decided yet: where hyper values stand. What stands inside the candidates of a
 * choice is not there yet, and not listed. Empty for a concrete value; `""` stands for value itself.
 *
 * @throws RangeError for a value that contains itself.
 */
export function missing(value: unknown): readonly string[] {
  const found: string[] = [];
  collect(value, [], found, value);
  return found;
}

function collect(value: unknown, path: Key[], found: string[], root: unknown): void {
  if (typeof value !== "object" || value === null || (path.length > 0 && isRef(value))) return;
  if (value instanceof HyperValue) {
    found.push(pathText(path));
    return;
  }
  if (path.length > DEEPEST) throw nestingError(root, "missing");
  const parts = readParts(value);
  parts?.values.forEach((part, at) => {
    if (typeof part !== "object" || part === null) return;
    path.push(keyAt(parts, at));
    collect(part, path, found, root);
    path.pop();
  });
}
