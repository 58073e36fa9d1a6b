/**
 * Seeded random streams. A stream's identity is the chain of keys it was split by, never how much was drawn from its
 * parent: a trial's stream depends on the study's seed and the trial's id alone, so a search can be replayed.
 * The generator is pure-rand's xoroshiro128+; a 128-bit hash of the keys is its state.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

type State = readonly [number, number, number, number];

/** A stream of random numbers that can be split into independent streams by key. */
export class RandomStream {
  readonly #identity: State;
  /** Made at the first draw: many streams are there to be split only. */
  #generator: ReturnType<typeof xoroshiro128plusFromState> | undefined;

  private constructor(identity: State) {
    this.#identity = identity;
  }

  /** The stream of a seed: any number or text; the same seed gives the same stream on every machine. */
  static of(seed: number | string): RandomStream {
    return new RandomStream(absorb([0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef], seed));
  }

  /** A stream of its own for `key`; equal for equal keys, whatever was drawn from this stream before. */
  split(key: number | string): RandomStream {
    return new RandomStream(absorb(this.#identity, key));
  }

  #drawn(): ReturnType<typeof xoroshiro128plusFromState> {
    return (this.#generator ??= xoroshiro128plusFromState(this.#identity));
  }

  /** A number in [0, 1), a multiple of 2⁻⁵³. */
  next(): number {
    return uniformFloat64(this.#drawn());
  }

  /** A whole number in [0, count), each equally likely. @throws RangeError where count is no whole number above 0. */
  int(count: number): number {
    if (!Number.isSafeInteger(count) || count < 1)
      throw new RangeError(`There is no whole number from 0 to below ${count}; give a whole number above 0.`);
    return uniformInt(this.#drawn(), 0, count - 1);
  }

  /** A normally distributed number, mean 0 and standard deviation 1 (Box and Muller's method). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }
}

const NUMBER = "n".charCodeAt(0);
const TEXT = "s".charCodeAt(0);

/** Mixes a key into a 128-bit state, 32 bits at a time, by MurmurHash3's multiply-and-rotate rounds and finaliser. */
function absorb(state: State, key: number | string): State {
  // What is mixed in is `n1` or `strial`, read without putting it together.
  const text = String(key);
  const kind = typeof key === "number" ? NUMBER : TEXT;
  const length = text.length + 1;
  let [a, b, c, d] = state;
  for (let i = 0; i < length; i++) {
    const k = Math.imul((i === 0 ? kind : text.charCodeAt(i - 1)) ^ a, 0xcc9e2d51);
    a = b ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    b = c ^ Math.imul(k ^ (k >>> 13), 0x85ebca6b);
    c = (d + Math.imul((k << 7) | (k >>> 25), 5) + i) | 0;
    d = finish(a ^ k);
  }
  const mixed = a ^ b ^ c ^ d ^ length;
  return [
    finish(a + mixed),
    finish(b + Math.imul(mixed, 3)),
    finish(c + Math.imul(mixed, 5)),
    finish(d + Math.imul(mixed, 7)) | 1,
  ];
}

function finish(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
