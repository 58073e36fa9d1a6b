/**
 * The genomes of a custom decision point: texts, each known by a number from its first use on, so that a DNA stays a
 * vector of numbers. The numbers are those of one running program; JSON holds the texts.
 */
import { pointText, shownValue } from "./literal-text.js";
import type { RandomStream } from "./random.js";

/** How a custom decision is drawn, changed and checked. */
export interface GenomeRules {
  /** A random genome. */
  readonly random: (random: RandomStream) => string;
  /** A genome near another one; a fresh random one by default. */
  readonly mutate?: ((genome: string, random: RandomStream) => string) | undefined;
  /** The genome that enumeration starts with; without it the space cannot be enumerated. */
  readonly first?: (() => string) | undefined;
  /** The genome behind another, undefined behind the last. */
  readonly next?: ((genome: string) => string | undefined) | undefined;
  /** Why a text is no genome, undefined where it is one. */
  readonly problem?: ((genome: string) => string | undefined) | undefined;
  /** How many genomes there are; by default they are not counted. */
  readonly count?: bigint | undefined;
}

/** The genomes that one custom decision point has had so far, in this program, and its rules. */
export class Genomes {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(readonly rules: GenomeRules) {}

  /** How many genomes have a number. */
  get size(): number {
    return this.#texts.length;
  }

  /** Why something is no genome here, undefined where it is one. */
  problemOf(genome: unknown): string | undefined {
    // The rules are a user's: what they give may be anything.
    return typeof genome === "string" ? this.rules.problem?.(genome) : "a genome is a text";
  }

  /**
   * The number of a genome.
   *
   * @param id the decision point, for the message.
   * @throws TypeError where it is no text; RangeError where the rules say that the text is none.
   */
  numberOf(genome: string, id: string): number {
    const known = this.#numbers.get(genome);
    if (known !== undefined) return known;
    const problem = this.problemOf(genome);
    if (problem !== undefined) {
      const message = `${pointText(id)}: ${shownValue(genome)} is no genome: ${problem}.`;
      throw typeof (genome as unknown) === "string" ? new RangeError(message) : new TypeError(message);
    }
    const number = this.#texts.push(genome) - 1;
    this.#numbers.set(genome, number);
    return number;
  }

  /** The genome of a number, undefined for a number that no genome has had. */
  textOf(number: number): string | undefined {
    return this.#texts[number];
  }
}
