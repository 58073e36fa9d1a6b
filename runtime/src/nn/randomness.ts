// Where layers draw from: first weights by their place in the model, so that equal seeds give equal models whatever is built
// before; dropout from one stream, in the order of its calls.
import { RandomStream } from "tsglove";
import { DynamicScope } from "./dynamic-scope.js";
import { placeOf } from "./place.js";

const stream = new DynamicScope<RandomStream | undefined>("withRandom", undefined);

/** What is drawn from outside of {@link withRandom}: another stream in each process. */
let ofProcess: RandomStream | undefined;

/** The stream in force. */
export function currentRandom(): RandomStream {
  ofProcess ??= RandomStream.of(Math.floor(Math.random() * 2 ** 31));
  return stream.current ?? ofProcess;
}

/**
 * Lets first weights and dropout in `run` be drawn from a stream, or from that of a seed, so that they can be drawn again. The
 * function must not be asynchronous.
 */
export function withRandom<R>(random: RandomStream | number, run: () => R): R {
  return stream.run(typeof random === "number" ? RandomStream.of(random) : random, run);
}

/** How many layers without a place have drawn from a stream, and which was which. */
const unplaced = new WeakMap<RandomStream, { count: number; readonly ordinals: WeakMap<object, number> }>();

/** The stream that a layer draws a weight's first value from: by its place; where it has none, by when it asked first. */
export function drawFor(owner: object, name: string): RandomStream {
  const random = currentRandom();
  const place = placeOf(owner);
  return random.split(place === "" ? ordinalOf(owner, random) : place).split(name);
}

function ordinalOf(owner: object, random: RandomStream): number {
  const known = unplaced.get(random) ?? { count: 0, ordinals: new WeakMap<object, number>() };
  unplaced.set(random, known);
  const ordinal = known.ordinals.get(owner) ?? known.count++;
  known.ordinals.set(owner, ordinal);
  return ordinal;
}
