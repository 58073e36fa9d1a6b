/**
 * Calls of symbolized functions, by what they gave: an object that somebody else's code made knows nothing of the arguments
 * it was made of, so they are kept beside it, as long as it lives.
 */
import type { ClassInfo } from "./class-info.js";

/** A call that was made. */
export interface Call {
  readonly entry: ClassInfo;
  /** One a parameter, a rest parameter's as an array. */
  readonly args: readonly unknown[];
}

const calls = new WeakMap<object, Call>();

/** Until a first call is kept, nobody need look. */
let isKeeping = false;

/** The call that gave an object, if it is known. */
export function callOf(result: object): Call | undefined {
  return isKeeping ? calls.get(result) : undefined;
}

/** Keeps the call that gave an object; of several that gave the same one, the first. */
export function keepCall(result: object, call: Call): void {
  isKeeping = true;
  if (!calls.has(result)) calls.set(result, call);
}
