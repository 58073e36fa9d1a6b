/**
 * Sobol's sequence, scrambled by Owen's method: each point is uniform, and any 2^k points that follow one another from a
 * multiple of 2^k are spread as evenly as the sequence's (Owen: Randomly Permuted (t,m,s)-Nets and (t,s)-Sequences, 1995).
 * What a node of the binary tree swaps is a hash of the node, so that nothing has to be kept.
 */
import type { RandomStream } from "../../geno/random.js";
import { directionNumbers, TABLE_DIMENSIONS } from "./direction-numbers.js";

const BITS = 32;

/** The digits of a double below the 32 that the sequence decides. */
const REST_BITS = 21;

/** The seed of one scramble. */
type Key = readonly [number, number];

/**
 * A scrambled sequence in any number of dimensions. Dimensions beyond the table's {@link TABLE_DIMENSIONS} go through the
 * table again, with the points of each such pass in an order of their own, shuffled within every 2^k of them: each dimension, and
 * dimensions of one pass together, are as even as before; those of different passes are independent (Burley: Practical
 * Hash-based Owen Scrambling, Journal of Computer Graphics Techniques 2020, section 5).
 */
export class ScrambledSobol {
  readonly #random: RandomStream;
  readonly #digits = new Map<number, Key>();
  readonly #orders = new Map<number, Key>();

  /** @param random decides the scramble; its identity counts, and not what was drawn from it. */
  constructor(random: RandomStream) {
    this.#random = random;
  }

  /**
   * A coordinate of a point, in [0, 1).
   *
   * @param index which point, from 0 to below 2³².
   * @param dimension which coordinate, from 0.
   */
  at(index: number, dimension: number): number {
    const pass = Math.floor(dimension / TABLE_DIMENSIONS);
    const place = pass === 0 ? index : this.#shuffled(index, pass);
    const key = this.#key(this.#digits, dimension, "digits");
    const bits = scrambled(sobolBits(place, dimension % TABLE_DIMENSIONS), key);
    // Owen's scramble goes on for ever: the digits behind the last one of the sequence are random.
    const rest = hash(bits, [key[1], key[0]]) >>> (BITS - REST_BITS);
    return (bits * 2 ** REST_BITS + rest) / 2 ** (BITS + REST_BITS);
  }

  /** Trades places in whole blocks of 2^k, and within them in smaller ones: what came in a block stays in one. */
  #shuffled(index: number, pass: number): number {
    return scrambled(index, this.#key(this.#orders, pass, "order"));
  }

  #key(keys: Map<number, Key>, number: number, purpose: string): Key {
    const known = keys.get(number);
    if (known !== undefined) return known;
    const stream = this.#random.split(purpose).split(number);
    const key = [stream.int(2 ** BITS), stream.int(2 ** BITS)] as const;
    keys.set(number, key);
    return key;
  }
}

/** A coordinate of Sobol's sequence without a scramble, as a fraction of 2³². */
export function sobolBits(index: number, dimension: number): number {
  const numbers = directionNumbers(dimension);
  let bits = 0;
  for (let rest = index >>> 0, k = 0; rest !== 0; rest >>>= 1, k++)
    if ((rest & 1) === 1) bits ^= numbers[k] ?? 0;
  return bits >>> 0;
}

/** Swaps the halves of each interval that the number lies in, or not, as the interval's hash says. */
function scrambled(bits: number, key: Key): number {
  let flips = 0;
  for (let depth = 0; depth < BITS; depth++) {
    // The nodes of the tree, numbered by rows: a 1, and the digits that lead there.
    const node = depth === 0 ? 1 : ((1 << depth) | (bits >>> (BITS - depth))) >>> 0;
    flips = (flips << 1) | (hash(node, key) >>> (BITS - 1));
  }
  return (bits ^ flips) >>> 0;
}

/** MurmurHash3's finaliser, twice, with a half of the key before each. */
function hash(number: number, [first, second]: Key): number {
  return finish(finish(number ^ first) + second);
}

function finish(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
