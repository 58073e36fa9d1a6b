/**
 * The decisions that stand side by side in one space: one Gaussian over its numbers, one product of categorical
 * distributions over its choices, learned from generations of the trials that had them (CatCMA with the integers' margin). A
 * block is the root of a space, or what one candidate opens; so conditional decisions learn only from trials that took them.
 */
import { toUnit, fromUnit } from "../../geno/scale.js";
import type {
  CategoricalPoint,
  CustomPoint,
  DecisionPoint,
  FloatPoint,
  IntPoint,
} from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { compareResults, tierOf, type Result } from "../standing.js";
import { Categories } from "./categories.js";
import { Gaussian } from "./gaussian.js";
import { cellOf, middleOf, withMargin } from "./margin.js";
import { positiveWeights, sharedWeights } from "./parameters.js";
import { boxed, HIGHEST, LOWEST, unboxed } from "./unit-box.js";

/** The points of one space, by what decides them; made once a search. */
export interface BlockPoints {
  readonly numeric: readonly (FloatPoint | IntPoint)[];
  readonly choices: readonly CategoricalPoint[];
  readonly customs: readonly CustomPoint[];
}

/** Sorts the points of a space; an int of one value is nothing to learn, and stands nowhere. */
export function blockPoints(space: readonly DecisionPoint[]): BlockPoints {
  return {
    numeric: space.filter(isNumeric),
    choices: space.filter((point) => point.kind === "categorical"),
    customs: space.filter((point) => point.kind === "custom"),
  };
}

function isNumeric(point: DecisionPoint): point is FloatPoint | IntPoint {
  return point.kind === "float" || (point.kind === "int" && point.count > 1);
}

/** What a trial took of a block. */
export interface Member {
  readonly block: Block;
  /** The generation of the block that it was drawn in. */
  readonly generation: number;
  /** The coordinates of its numbers; of a tied one that took no decision, what was drawn all the same. */
  readonly coordinates: Float64Array;
  readonly picks: (number | undefined)[];
  readonly genomes: (number | undefined)[];
}

interface Ranked {
  readonly member: Member;
  readonly result: Result;
}

/** How often a custom decision keeps its parent's genome as it is, so that the rest can settle around it. */
const KEEP_GENOME = 0.5;

/** A deviation on the unit interval is kept between these, whatever a noisy reward does to it. */
const LEAST_DEVIATION = 1e-15;
const MOST_DEVIATION = 10;

/** One block of a run. */
export class Block {
  readonly gaussian: Gaussian | undefined;
  /** The generations that were learned so far. */
  generation = 0;
  readonly #points: BlockPoints;
  readonly #lambda: number;
  readonly #categories: Categories;
  /** What stretches the deviation of each coordinate for the margin; 1 for floats. */
  readonly #stretch: Float64Array;
  #generation: Ranked[] = [];
  /** By custom point, genomes of the better half of the last generation. */
  #parents: readonly (readonly number[])[] = [];

  /**
   * @param mean where the numbers begin.
   * @param sigma the first deviation, on the unit interval.
   * @param lambda how many results make a generation.
   */
  constructor(points: BlockPoints, mean: Float64Array, sigma: number, lambda: number) {
    this.#points = points;
    this.#lambda = lambda;
    this.#categories = new Categories(points.choices);
    this.gaussian = mean.length > 0 ? new Gaussian(mean, sigma, lambda) : undefined;
    this.#stretch = new Float64Array(mean.length).fill(1);
  }

  /** A trial's numbers; its choices and genomes are drawn when they are asked for. */
  begin(random: RandomStream): Member {
    const { gaussian, generation } = this;
    let coordinates = new Float64Array(0);
    if (gaussian !== undefined) {
      const { mean, sigma } = gaussian;
      coordinates = gaussian
        .draw(random)
        .map((step, i) => (mean[i] ?? NaN) + sigma * (this.#stretch[i] ?? NaN) * step);
    }
    return { block: this, generation, coordinates, picks: [], genomes: [] };
  }

  /** The decision that a coordinate is. */
  numberAt(index: number, coordinate: number): number {
    const point = this.#points.numeric[index];
    if (point === undefined) throw new Error(`There is no coordinate ${index}.`);
    return point.kind === "float" ? fromUnit(point, boxed(coordinate)) : cellOf(coordinate, point.count);
  }

  drawChoice(index: number, picked: readonly number[], random: RandomStream): number {
    return this.#categories.draw(index, picked, random);
  }

  /** A genome: of a random parent, as it is or mutated; a random one where there are no parents, or no mutation. */
  drawGenome(index: number, random: RandomStream): number {
    const point = this.#points.customs[index];
    if (point === undefined) throw new Error(`There is no custom decision ${index}.`);
    const { genomes, id } = point;
    const parents = this.#parents[index] ?? [];
    const parent = parents.length > 0 ? parents[random.int(parents.length)] : undefined;
    if (parent !== undefined && random.next() < KEEP_GENOME) return parent;
    const text = parent === undefined ? undefined : genomes.textOf(parent);
    const genome =
      text === undefined || genomes.rules.mutate === undefined
        ? genomes.rules.random(random)
        : genomes.rules.mutate(text, random);
    return genomes.numberOf(genome, id);
  }

  /** A result of a trial that had this block; returns the generation, best first, where it was the last one missing. */
  take(member: Member, result: Result): readonly Result[] | undefined {
    this.#generation.push({ member, result });
    if (this.#generation.length < this.#lambda) return undefined;
    const ranked = this.#generation.sort((a, b) => compareResults(a.result, b.result));
    this.#generation = [];
    const results = ranked.map((each) => each.result);
    // Among infeasible points alone there is nothing to prefer.
    if (results[0] !== undefined && tierOf(results[0]) < 3) this.#learn(ranked, results);
    this.generation++;
    return results;
  }

  /**
   * Goes back to what a trial took, as what is drawn now is infeasible; where that is not enough, nearer to it each time.
   *
   * @param shrink what the deviation is multiplied by.
   */
  retreat({ coordinates }: Member, shrink: number): void {
    const { gaussian } = this;
    if (gaussian === undefined) return;
    gaussian.mean.set(coordinates);
    gaussian.sigma *= shrink;
    this.generation++;
  }

  #learn(ranked: readonly Ranked[], results: readonly Result[]): void {
    const { gaussian } = this;
    if (gaussian !== undefined) this.#learnNumbers(gaussian, ranked, results);
    const better = Math.floor(results.length / 2);
    const weights = sharedWeights(results, positiveWeights(results.length));
    this.#categories.update(
      ranked.map(({ member }, i) => ({ picks: member.picks, weight: weights[i] ?? 0 })),
    );
    this.#parents = this.#points.customs.map((_, index) =>
      ranked.slice(0, better).flatMap(({ member }) => member.genomes[index] ?? []),
    );
  }

  #learnNumbers(gaussian: Gaussian, ranked: readonly Ranked[], results: readonly Result[]): void {
    const weights = sharedWeights(results, gaussian.parameters.weights);
    gaussian.update(
      ranked.map(({ member }, i) => ({ step: this.#stepOf(gaussian, member), weight: weights[i] ?? 0 })),
      this.#stretch,
    );
    const { mean } = gaussian;
    let most = 0;
    for (let i = 0; i < mean.length; i++) most = Math.max(most, gaussian.deviation(i));
    if (most < LEAST_DEVIATION) gaussian.sigma *= LEAST_DEVIATION / most;
    if (most > MOST_DEVIATION) gaussian.sigma *= MOST_DEVIATION / most;
    const margin = 1 / (this.#lambda * mean.length);
    this.#points.numeric.forEach((point, i) => {
      const at = mean[i] ?? NaN;
      // Beyond the turning points there is nothing that is not inside them.
      if (point.kind === "float") mean[i] = Math.min(HIGHEST, Math.max(LOWEST, at));
      else {
        const plain = gaussian.deviation(i);
        const corrected = withMargin(at, plain * (this.#stretch[i] ?? NaN), point.count, margin);
        mean[i] = corrected.mean;
        this.#stretch[i] = corrected.deviation / plain;
      }
    });
  }

  /** The step from the mean in units of σ; one from another distribution is shortened to what this one would draw. */
  #stepOf(gaussian: Gaussian, { generation, coordinates }: Member): Float64Array {
    const { mean, sigma } = gaussian;
    const step = coordinates.map(
      (value, i) => (value - (mean[i] ?? NaN)) / (sigma * (this.#stretch[i] ?? NaN)),
    );
    return generation === this.generation ? step : gaussian.clip(step);
  }
}

/** The coordinate of a decision. */
export function coordinateOf(point: FloatPoint | IntPoint, number: number): number {
  return point.kind === "float" ? unboxed(toUnit(point, number)) : middleOf(number, point.count);
}
