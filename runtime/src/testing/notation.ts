/** The notation of recorded spaces, `{ "$oneof": [...] }`, as hyper values. */
import { floatv } from "../hyper/numbers.js";
import { manyof, permutate } from "../hyper/many.js";
import { oneof } from "../hyper/oneof.js";

export function reviveNotation(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(reviveNotation);
  if ("$oneof" in value) return oneof(list(value.$oneof));
  if ("$permutate" in value) return permutate(list(value.$permutate));
  if ("$floatv" in value) {
    const [min = NaN, max = NaN] = list(value.$floatv).map(Number);
    return floatv(min, max);
  }
  if ("$manyof" in value) {
    const { k, of, distinct, sorted } = value.$manyof as Readonly<Record<string, unknown>>;
    return manyof(Number(k), list(of), { distinct: distinct === true, sorted: sorted === true });
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, reviveNotation(part)]));
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError("The notation has no list where candidates belong.");
  return value.map(reviveNotation);
}
