/**
 * One point of a search space, as a flat vector: the decisions of the active points in depth-first order.
 * A conditional point stands right behind the choice that opens it, so a subtree is a slice of the vector.
 */
import { compactOf, numbersOfCompact, type CompactDNA } from "./compact.js";
import { domainOf, decisionProblem } from "./decision-problem.js";
import { pointText } from "./literal-text.js";
import type { DNASpec } from "./spec.js";
import { decideSpace, decisionsOf, type Decision } from "./walk.js";

/** A point of `spec`'s space. Immutable; equality is that of its numbers. */
export class DNA {
  /**
   * The point that the numbers are.
   *
   * @param spec the space that the decisions belong to.
   * @param numbers a decision per active point: an index (categorical, int), a value (float), a genome's number (custom).
   * @throws RangeError naming the decision point, the number and its domain, where the numbers are no point of the space.
   */
  static of(spec: DNASpec, numbers: readonly number[]): DNA {
    const checked: number[] = [];
    let at = 0;
    const read = (): number | undefined => numbers[at++];
    decideSpace(
      spec.space,
      (point, picked) => {
        const number = read();
        if (number === undefined)
          throw new RangeError(
            `${pointText(point.id)}: the DNA ends before this decision; it takes ${domainOf(point)}.`,
          );
        const problem = decisionProblem(point, number, picked);
        if (problem !== undefined) throw new RangeError(`${pointText(point.id)}: ${problem}.`);
        // An index of -0 is the index 0; a float of -0 is a number of its own.
        return point.kind === "float" ? number : number + 0;
      },
      checked,
      new Set(),
    );
    if (at < numbers.length)
      throw new RangeError(
        `The DNA is ${numbers.length} long and its decisions take ${at}; remove the rest.`,
      );
    return new DNA(spec, checked);
  }

  /** For numbers that are known to be right (drawn, mutated, decoded): see {@link DNA.of}, which checks them. */
  static trusted(spec: DNASpec, numbers: readonly number[]): DNA {
    return new DNA(spec, numbers);
  }

  /**
   * The inverse of {@link DNA.toJSON}.
   *
   * @throws RangeError or TypeError naming the decision point, what stands there and what it takes.
   */
  static fromJSON(spec: DNASpec, json: unknown): DNA {
    return DNA.of(spec, numbersOfCompact(spec.space, json));
  }

  private constructor(
    readonly spec: DNASpec,
    readonly numbers: readonly number[],
  ) {}

  /**
   * The same point in the space of another spec: in one that was compiled anew, say.
   *
   * @throws RangeError or TypeError where it is no point there, as {@link DNA.of} and {@link DNA.fromJSON} do.
   */
  movedTo(spec: DNASpec): DNA {
    if (spec === this.spec) return this;
    // The numbers of custom decisions are those of their own genomes: their texts say what they are.
    const hasCustom = this.spec.decisionPoints.some(({ kind }) => kind === "custom");
    return hasCustom ? DNA.fromJSON(spec, this.toJSON()) : DNA.of(spec, this.numbers);
  }

  /** The active decisions, each with its point, its number and where its subtree ends in {@link numbers}. */
  get decisions(): readonly Decision[] {
    return decisionsOf(this.spec.space, this.numbers);
  }

  /** Whether both have the same numbers; of one spec they are the same point then. */
  equals(other: DNA): boolean {
    const { length } = this.numbers;
    if (length !== other.numbers.length) return false;
    for (let i = 0; i < length; i++) if (!Object.is(this.numbers[i], other.numbers[i])) return false;
    return true;
  }

  /** For people: `DNA(1, 0.5)`. */
  toString(): string {
    return `DNA(${this.numbers.join(", ")})`;
  }

  /** The compact form, PyGlove's: a list of siblings, and in it a list for a decision with what it opens. */
  toJSON(): CompactDNA {
    return compactOf(this.spec.space, this.numbers);
  }
}
