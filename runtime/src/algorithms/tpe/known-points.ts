/** Which points were tried, as far as they can come again: a float does not fall on the same number twice. */
import type { DNA } from "../../geno/dna.js";
import type { DNASpec } from "../../geno/spec.js";

/** Remembers points by a number each, of 53 bits: two of a million are taken for one by a chance of 10⁻⁴. */
export class KnownPoints {
  readonly #keys = new Set<number>();
  readonly #hasFloats: boolean;
  /** How many points there are, undefined where floats are among the decisions. */
  readonly #size: bigint | undefined;

  constructor(spec: DNASpec) {
    this.#hasFloats = spec.continuousDimensions > 0;
    this.#size = this.#hasFloats ? undefined : spec.discreteSize;
  }

  /** Remembers a point. */
  add(dna: DNA): void {
    if (this.#canReturn(dna)) this.#keys.add(keyOf(dna.numbers));
  }

  /** Whether a point was tried. */
  has(dna: DNA): boolean {
    return this.#canReturn(dna) && this.#keys.has(keyOf(dna.numbers));
  }

  /** Whether the point with these decisions was tried, where none of them is a float. */
  hasNumbers(numbers: readonly number[]): boolean {
    return this.#keys.has(keyOf(numbers));
  }

  /** Whether every point of the space was tried. */
  get hasAll(): boolean {
    return this.#size !== undefined && BigInt(this.#keys.size) >= this.#size;
  }

  #canReturn(dna: DNA): boolean {
    return !this.#hasFloats || dna.decisions.every(({ point }) => point.kind !== "float");
  }
}

/** Two multiplicative hashes of 32 bits, of which 21 and 32 are kept. */
function keyOf(numbers: readonly number[]): number {
  let [a, b] = [0x9e3779b9, 0x243f6a88];
  for (const number of numbers) {
    const low = number | 0;
    const high = Math.floor(number / 2 ** 32) | 0;
    a = Math.imul(a ^ low ^ (a >>> 15), 0x85ebca6b) + high;
    b = Math.imul(b ^ high ^ (b >>> 13), 0xc2b2ae35) + low;
    b ^= b >>> 16;
  }
  return ((a ^ (a >>> 13)) & 0x1fffff) * 2 ** 32 + (b >>> 0);
}
