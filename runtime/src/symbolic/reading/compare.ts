/** A total order of symbolic values of any types, for sorting and for picking one of many in a stable way. */
import { HyperValue } from "../hyper-value.js";
import { identityOf } from "./identity.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import { argumentsOf, infoOf } from "../object.js";
import { isRef } from "../ref.js";

/**
 * Compares two symbolic values: below 0 where a comes first, above 0 where b does, 0 exactly where `eq(a, b)`.
 *
 * The order: undefined < null < false < true < numbers (-0 before 0, NaN last) < bigints < texts (by code unit) < arrays
 * (item by item, then the shorter) < plain objects (property by property in the order of their names) < symbolic objects
 * (by class id, then argument by argument) < hyper values (by kind and settings, then by candidate) < anything else, and
 * what is shared (`ref`), by which was met first in this run. (`Array.sort` puts undefined last without asking.)
 *
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 */
export function compare(a: unknown, b: unknown): number {
  return order(a, b, 0, a);
}

const enum Rank {
  Undefined,
  Null,
  Boolean,
  Number,
  Bigint,
  Text,
  List,
  Plain,
  Object,
  Hyper,
  Foreign,
}

function rankOf(value: unknown, depth: number): Rank {
  switch (typeof value) {
    case "undefined":
      return Rank.Undefined;
    case "boolean":
      return Rank.Boolean;
    case "number":
      return Rank.Number;
    case "bigint":
      return Rank.Bigint;
    case "string":
      return Rank.Text;
    case "object":
      if (value === null) return Rank.Null;
      if (depth > 0 && isRef(value)) return Rank.Foreign;
      if (isPlainArray(value)) return Rank.List;
      if (value instanceof HyperValue) return Rank.Hyper;
      if (infoOf(value) !== undefined) return Rank.Object;
      return isPlainObject(value) ? Rank.Plain : Rank.Foreign;
    default:
      return Rank.Foreign;
  }
}

function order(a: unknown, b: unknown, depth: number, root: unknown): number {
  if (Object.is(a, b)) return 0;
  if (depth > DEEPEST) throw nestingError(root, "compare");
  if (typeof a === "number" && typeof b === "number") return orderNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return orderTexts(a, b);
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : 1;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  const rank = rankOf(a, depth);
  const other = rankOf(b, depth);
  if (rank !== other) return rank - other;
  if (rank === Rank.Foreign || !isObject(a) || !isObject(b)) return orderForeign(a, b);
  if (isPlainArray(a) && isPlainArray(b)) return orderItems(a, b, depth, root);
  if (a instanceof HyperValue && b instanceof HyperValue) return orderHyper(a, b, depth, root);
  return isPlainObject(a) && isPlainObject(b)
    ? orderProperties(a, b, depth, root)
    : orderObjects(a, b, depth, root);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function orderNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  // They are different, so one is NaN, or they are the two zeros.
  return Number.isNaN(a) || Object.is(b, -0) ? 1 : -1;
}

function orderTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function orderItems(a: readonly unknown[], b: readonly unknown[], depth: number, root: unknown): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const found = order(a[i], b[i], depth + 1, root);
    if (found !== 0) return found;
  }
  return a.length - b.length;
}

function orderHyper(a: HyperValue, b: HyperValue, depth: number, root: unknown): number {
  return (
    orderTexts(a.source([]), b.source([])) ||
    // Settings that the source does not tell apart, as two functions may be.
    (a.isLike(b) ? 0 : identityOf(a) - identityOf(b)) ||
    orderItems(a.children, b.children, depth, root)
  );
}

function orderObjects(a: object, b: object, depth: number, root: unknown): number {
  const left = infoOf(a);
  const right = infoOf(b);
  if (left === right) return orderItems(argumentsOf(a), argumentsOf(b), depth, root);
  // One class that was loaded twice is two, which its id does not tell apart.
  return (
    orderTexts(left?.id ?? "", right?.id ?? "") || identityOf(left?.type ?? a) - identityOf(right?.type ?? b)
  );
}

function orderProperties(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  depth: number,
  root: unknown,
): number {
  const keys = Object.keys(a).sort();
  const others = Object.keys(b).sort();
  const shorter = Math.min(keys.length, others.length);
  for (let i = 0; i < shorter; i++) {
    const [key = "", other = ""] = [keys[i], others[i]];
    const found = orderTexts(key, other) || order(a[key], b[other], depth + 1, root);
    if (found !== 0) return found;
  }
  return keys.length - others.length;
}

function orderForeign(a: unknown, b: unknown): number {
  // Symbols of the registry have no place of their own, and keys that are unique.
  return placeOf(a) - placeOf(b) || orderTexts(String(a), String(b));
}

/** Where a foreign value stands among its like: in the order in which they were met. */
function placeOf(value: unknown): number {
  if (typeof value === "symbol") return Symbol.keyFor(value) === undefined ? identityOf(value) : 0;
  return isObject(value) || typeof value === "function" ? identityOf(value) : 0;
}
