/** Whether two domains of two programs are the same one: what was made of the first then holds for the second. */
import type { DomainModel } from "../model.js";

export function isSameDomain(a: DomainModel | undefined, b: DomainModel | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  const answers = known.get(a) ?? new WeakMap<DomainModel, boolean>();
  known.set(a, answers);
  let answer = answers.get(b);
  if (answer === undefined) answers.set(b, (answer = isSame(a, b)));
  return answer;
}

/** The domain of a type that has a name is that of many parameters: see named-domains.ts. */
const known = new WeakMap<DomainModel, WeakMap<DomainModel, boolean>>();

/** Domains are plain data, but for the symbols of classes, which are the same or not. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isSame(each, b[index]));
  if (!isPlain(a) || !isPlain(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
