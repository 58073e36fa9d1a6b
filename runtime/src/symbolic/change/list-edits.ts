/** What a rebind may put in place of a value: `insert` and `remove` stand for an edit of the list or object around it. */

/** In place of a part: the part goes. An item leaves its list, a property its object; an argument takes its default again. */
export const remove: unique symbol = Symbol("tsglove.remove");

/** Items to put before another: see {@link insert}. */
export class Insertion<T = unknown> {
  constructor(readonly values: readonly T[]) {
    Object.freeze(this);
  }
}

/**
 * In place of an item: new items come before it, and the item stays. At the index behind the end they are appended.
 *
 * @example
 * ```ts
 * rebind(model, { "layers[1]": insert(new Dropout(), new Dense(64)), "layers[4]": remove });
 * ```
 */
export function insert<const T>(...values: readonly T[]): Insertion<T> {
  return new Insertion([...values]);
}
