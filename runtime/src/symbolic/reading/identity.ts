/** Numbers for things that have no content to go by: functions and objects of classes that are not searchable. */

const numbers = new WeakMap<WeakKey, number>();
let last = 0;

/** A number of its own for an object, function or symbol: the same as long as the program runs, another in the next run. */
export function identityOf(value: WeakKey): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, ++last);
  return last;
}
