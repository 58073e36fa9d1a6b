/** Copies of symbolic values. */
import { copy } from "./copy.js";
import { adopt, isLinked, linking } from "./links.js";
import { origins, recordOrigin } from "./origin.js";
import type { Changes, Offered } from "../paths.js";
import { planPaths } from "./plan.js";

/**
 * A copy of a symbolic value: its symbolic parts, arrays and plain objects are made anew, their constructors run, and
 * nothing symbolic is shared but what is marked so ({@link ref}). An object that stands at two places is copied as two.
 * A copy is sealed where the original is, and its tree is adopted where the original's is.
 *
 * @param value a symbolic object, hyper value, array or plain object; anything else is returned as it is.
 * @param overrides changes to the copy, as in `rebind`; they are made before anything is constructed or sealed.
 * @param options.deep copies values that are not symbolic too: dates, maps, sets, regular expressions and binary data.
 *   Objects of other classes, and functions, are shared all the same. False by default.
 * @throws TypeError or RangeError naming the path, the value and the domain of an override that does not fit; RangeError
 *   for a value that contains itself. What a constructor throws comes through.
 */
export function clone<T, const C extends Changes<T, C> = object>(
  value: T,
  overrides?: C & Offered<T, C>,
  options: { readonly deep?: boolean } = {},
): T {
  const plan = overrides === undefined ? undefined : planPaths(value, overrides, "by place");
  const copied = copy(value, plan, options.deep === true) as T;
  if (typeof copied !== "object" || copied === null || typeof value !== "object" || value === null)
    return copied;
  if (linking.exists && isLinked(value)) adopt(copied);
  if (origins.tracked > 0) recordOrigin(copied, { kind: "clone", source: value });
  return copied;
}
