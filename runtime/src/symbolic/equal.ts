/** Structural equality of symbolic values: same classes, equal init arguments. */
import { HyperValue } from "./hyper-value.js";
import { isPlainArray } from "./marks.js";
import { infoOf } from "./object.js";
import { partsOf } from "./node.js";

/**
 * Whether two symbolic values are equal: objects by class and init arguments, arrays and plain objects by their parts,
 * anything else by identity (NaN equals NaN). Fields that are no init arguments do not count.
 */
export function eq(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  const left = partsOf(a);
  const right = partsOf(b);
  if (left === undefined || left.length !== right?.length) return false;
  if (!sameKind(a, b)) return false;
  const others = new Map(right);
  return left.every(([key, part]) => others.has(key) && eq(part, others.get(key)));
}

function sameKind(a: unknown, b: unknown): boolean {
  if (a instanceof HyperValue && b instanceof HyperValue)
    return a.constructor === b.constructor && a.source([]) === b.source([]);
  return (
    infoOf(a) === infoOf(b) &&
    isPlainArray(a) === isPlainArray(b) &&
    a instanceof HyperValue === b instanceof HyperValue
  );
}
