/** Structural equality of symbolic values: same classes, equal init arguments. */
import { HyperValue } from "../hyper-value.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import { infoOfObject, readArguments } from "../object.js";
import { isRef } from "../ref.js";

/**
 * Whether two symbolic values are equal: objects by class and init arguments, arrays by their items (a hole is
 * undefined), plain objects by their properties in any order, hyper values by kind, settings and candidates, anything else
 * by identity as `Object.is` has it: NaN equals NaN, 0 is not -0. So does a part that is shared (`ref`). Fields that are no
 * init arguments do not count.
 *
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 */
export function eq(a: unknown, b: unknown): boolean {
  return equal(a, b, 0, a);
}

function equal(a: unknown, b: unknown, depth: number, root: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (depth > 0 && (isRef(a) || isRef(b))) return false;
  if (depth > DEEPEST) throw nestingError(root, "eq");
  if (isPlainArray(a)) return isPlainArray(b) && equalItems(a, b, depth, root);
  const entry = infoOfObject(a);
  if (entry !== undefined) {
    if (infoOfObject(b) !== entry) return false;
    return equalItems(readArguments(a, entry), readArguments(b, entry), depth, root);
  }
  if (a instanceof HyperValue)
    return b instanceof HyperValue && a.isLike(b) && equalItems(a.children, b.children, depth, root);
  return isPlainObject(a) && isPlainObject(b) && equalProperties(a, b, depth, root);
}

function equalItems(a: readonly unknown[], b: readonly unknown[], depth: number, root: unknown): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i], b[i]];
    if (!Object.is(one, other) && !equal(one, other, depth + 1, root)) return false;
  }
  return true;
}

function equalProperties(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  depth: number,
  root: unknown,
): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key], depth + 1, root))
  );
}
