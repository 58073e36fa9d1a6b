/** The one cast of the hyper values. */
import type { HyperValue } from "../symbolic/hyper-value.js";

/**
 * A hyper value under the type of what it stands for, so that it may be put wherever such a value may. Until it is
 * decided it is not one: that is what abstract objects are for, and why computing with it throws.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller's signature says what T is; this is where the cast is confined
export function standIn<T>(hyper: HyperValue): T {
  return hyper as unknown as T;
}
