/** Decisions that are modelled together, and what trials decided there: rows of numbers that a density is made of. */
import type {
  CategoricalPoint,
  CustomPoint,
  DecisionPoint,
  FloatPoint,
  IntPoint,
} from "../../geno/points.js";
import { fromUnit, toUnit } from "../../geno/scale.js";

/**
 * Some decision points, and the rows of trials that decided them. A row has a column for each point: first the floats and
 * ints as places in 0 to 1 of their range (of an int the middle of its value's share), then candidates by their index, then
 * custom decisions by their genome's number, which no density compares.
 */
export class Group {
  /** Its points by column. */
  readonly points: readonly DecisionPoint[];
  /** How many columns are places in a range; they come first. */
  readonly numeric: number;
  /** How many columns behind those are candidates. */
  readonly categorical: number;
  /** Of each numeric column how many values there are, 0 where it is a float's. */
  readonly steps: Float64Array;
  /** Of each categorical column how many candidates there are. */
  readonly candidates: Float64Array;
  readonly #columns: readonly number[];
  #rows = new Float64Array(0);
  #count = 0;
  /** By row: the trial's place in the search's list. */
  readonly #trials: number[] = [];

  constructor(points: readonly DecisionPoint[]) {
    const numeric = points.filter(isNumeric);
    const categorical = points.filter(isCategorical);
    const custom = points.filter(isCustom);
    this.points = [...numeric, ...categorical, ...custom];
    this.numeric = numeric.length;
    this.categorical = categorical.length;
    this.steps = Float64Array.from(numeric, (point) => (point.kind === "int" ? point.count : 0));
    this.candidates = Float64Array.from(categorical, (point) => point.candidates.length);
    const places = new Map(this.points.map((point, column) => [point, column]));
    this.#columns = points.map((point) => places.get(point) ?? -1);
  }

  /** How many columns a row has. */
  get width(): number {
    return this.points.length;
  }

  /** How many rows there are. */
  get count(): number {
    return this.#count;
  }

  /** By row, the trial that it is of, in the order of their reports. */
  get trials(): readonly number[] {
    return this.#trials;
  }

  /** The rows one after the other, {@link width} numbers each; behind the last there may be room. */
  get rows(): Float64Array {
    return this.#rows;
  }

  /** The column of the point that was given at `index`. */
  columnOf(index: number): number {
    return this.#columns[index] ?? -1;
  }

  /** Keeps the row of a trial. */
  add(row: ArrayLike<number>, trial: number): void {
    const end = (this.#count + 1) * this.width;
    if (end > this.#rows.length) {
      const larger = new Float64Array(Math.max(16 * this.width, Math.ceil(1.5 * end)));
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows.set(row, end - this.width);
    this.#trials.push(trial);
    this.#count++;
  }

  /** What a row holds for a decision. */
  placeOf(column: number, number: number): number {
    const point = this.points[column];
    if (point?.kind === "float") return toUnit(point, number);
    return point?.kind === "int" ? (number + 0.5) / point.count : number;
  }

  /** The decision that a row's number stands for. */
  decisionOf(column: number, place: number): number {
    const point = this.points[column];
    if (point?.kind === "float") return fromUnit(point, place);
    return point?.kind === "int" ? Math.min(point.count - 1, Math.floor(place * point.count)) : place;
  }
}

function isNumeric(point: DecisionPoint): point is FloatPoint | IntPoint {
  return point.kind === "float" || point.kind === "int";
}

function isCategorical(point: DecisionPoint): point is CategoricalPoint {
  return point.kind === "categorical";
}

function isCustom(point: DecisionPoint): point is CustomPoint {
  return point.kind === "custom";
}
