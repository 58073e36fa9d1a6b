/**
 * The points that a search has met, so that it need not try one twice: a number for each, whatever their length. Floats count to
 * the last bit: at the ends of their ranges they come again.
 */

/** What a point decides: a DNA, or its numbers before there is one. */
interface Numbered {
  readonly numbers: readonly number[];
}

/** A set of points, by a hash of 53 bits: of a million points, one is mistaken for another with a chance of 10⁻⁴. */
export class KnownDnas {
  readonly #hashes = new Set<number>();

  /** How many there are. */
  get size(): number {
    return this.#hashes.size;
  }

  /** Whether it was added before. */
  has({ numbers }: Numbered): boolean {
    return this.#hashes.has(hashOf(numbers));
  }

  /** Adds a point. */
  add({ numbers }: Numbered): void {
    this.#hashes.add(hashOf(numbers));
  }
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** Two chains of 32 bits, multiplied and mixed as MurmurHash3 does. */
function hashOf(numbers: readonly number[]): number {
  let a = 0x9e3779b9 ^ numbers.length;
  let b = 0x243f6a88;
  for (const number of numbers) {
    float[0] = number;
    a = mixed(a, words[0] ?? 0);
    b = mixed(b, words[1] ?? 0);
    a = (a + b) | 0;
    b = (b + Math.imul(a, 5)) | 0;
  }
  a = finish(a);
  b = finish(b ^ a);
  return (a >>> 0) * 0x200000 + (b >>> 11);
}

function mixed(hash: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const next = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
