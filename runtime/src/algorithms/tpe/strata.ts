/**
 * Where a search begins: a Latin hypercube, block after block (McKay, Beckman, Conover: A Comparison of Three Methods for
 * Selecting Values of Input Variables, Technometrics 1979). Of the turns of a block each decision has one in every part of its
 * range, so that ten trials tell more of a space than ten that fall where they may.
 */
import type { RandomStream } from "../../geno/random.js";

/** The parts that the turns of a block take, decision by decision. */
export class Strata {
  readonly #count: number;
  readonly #random: RandomStream;

  /**
   * @param count the turns of a block, at least 1.
   * @param random what the order of the parts is drawn from; split, never drawn from itself.
   */
  constructor(count: number, random: RandomStream) {
    this.#count = count;
    this.#random = random;
  }

  /**
   * A place in 0 to 1 for a decision.
   *
   * @param id the decision's point.
   * @param turn which of its turns it is, from 0.
   * @param random draws the place inside the part.
   */
  place(id: string, turn: number, random: RandomStream): number {
    const count = this.#count;
    const order = this.#random.split(id).split(Math.floor(turn / count));
    // Fisher and Yates' shuffle, up to the turn's place.
    const parts = Array.from({ length: count }, (_, part) => part);
    const at = turn % count;
    for (let i = 0; i <= at; i++) {
      const other = i + order.int(count - i);
      const part = parts[other] ?? other;
      parts[other] = parts[i] ?? i;
      parts[i] = part;
    }
    return ((parts[at] ?? 0) + random.next()) / count;
  }
}
