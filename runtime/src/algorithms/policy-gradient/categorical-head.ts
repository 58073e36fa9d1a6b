/** The distribution of a choice: a softmax over one logit for each candidate, those that may not be taken left out. */
import type { CategoricalPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { isAllowed } from "../../geno/subchoices.js";
import { logWaysBehind } from "../ways-behind.js";
import type { Head } from "./head.js";

/** A choice, or an int of few values. */
export class CategoricalHead implements Head {
  readonly size: number;
  readonly #point: CategoricalPoint | undefined;
  /** The chances of the candidates, computed anew in each call: no memory is asked for in it. */
  readonly #chances: Float64Array;
  /** Whether a candidate may be taken; all 1 but in a call. */
  readonly #open: Uint8Array;

  /**
   * @param offset where its parameters begin.
   * @param count how many candidates there are.
   * @param point the choice; undefined for an int.
   */
  constructor(
    readonly offset: number,
    count: number,
    point?: CategoricalPoint,
  ) {
    this.size = count;
    this.#point = point;
    this.#chances = new Float64Array(count);
    this.#open = new Uint8Array(count).fill(1);
  }

  /**
   * Even chances; of sorted choices those that make every set of candidates equally likely: a candidate weighs as much as there
   * are ways to choose the rest behind it.
   */
  begin(parameters: Float64Array): void {
    const point = this.#point;
    if (point === undefined) parameters.fill(0, this.offset, this.offset + this.size);
    else parameters.set(logWaysBehind(point), this.offset);
  }

  confine(): void {
    // Every logit means something.
  }

  draw(parameters: Float64Array, picked: readonly number[], random: RandomStream): number {
    const chances = this.#softmax(parameters, picked);
    let left = random.next();
    let last = 0;
    for (let i = 0; i < chances.length; i++) {
      const chance = chances[i] ?? 0;
      if (chance === 0) continue;
      last = i;
      left -= chance;
      if (left < 0) break;
    }
    return last;
  }

  likeliest(parameters: Float64Array, picked: readonly number[]): number {
    const chances = this.#softmax(parameters, picked);
    let best = 0;
    for (let i = 1; i < chances.length; i++) if ((chances[i] ?? 0) > (chances[best] ?? 0)) best = i;
    return best;
  }

  logProb(parameters: Float64Array, picked: readonly number[], number: number): number {
    return Math.log(this.#softmax(parameters, picked)[number] ?? 0);
  }

  entropy(parameters: Float64Array, picked: readonly number[]): number {
    return entropyOf(this.#softmax(parameters, picked));
  }

  addGradient(
    parameters: Float64Array,
    picked: readonly number[],
    number: number,
    weight: number,
    entropyWeight: number,
    into: Float64Array,
  ): void {
    const chances = this.#softmax(parameters, picked);
    const entropy = entropyWeight === 0 ? 0 : entropyOf(chances);
    for (let i = 0; i < chances.length; i++) {
      const chance = chances[i] ?? 0;
      if (chance === 0) continue;
      const at = this.offset + i;
      let slope = weight * ((i === number ? 1 : 0) - chance);
      if (entropyWeight !== 0) slope -= entropyWeight * chance * (Math.log(chance) + entropy);
      into[at] = (into[at] ?? 0) + slope;
    }
  }

  #softmax(parameters: Float64Array, picked: readonly number[]): Float64Array {
    const chances = this.#chances;
    const open = this.#opened(picked);
    let highest = -Infinity;
    for (let i = 0; i < chances.length; i++)
      if (open[i] === 1) highest = Math.max(highest, parameters[this.offset + i] ?? 0);
    let total = 0;
    for (let i = 0; i < chances.length; i++) {
      const weight = open[i] === 1 ? Math.exp((parameters[this.offset + i] ?? 0) - highest) : 0;
      chances[i] = weight;
      total += weight;
    }
    for (let i = 0; i < chances.length; i++) chances[i] = (chances[i] ?? 0) / total;
    this.#close(picked);
    return chances;
  }

  /** Marks what the choices before it have taken or passed. */
  #opened(picked: readonly number[]): Uint8Array {
    const point = this.#point;
    const open = this.#open;
    if (point?.many === undefined) return open;
    const { distinct, sorted } = point.many;
    if (sorted) for (let i = 0; i < open.length; i++) open[i] = isAllowed(point, picked, i) ? 1 : 0;
    else if (distinct) for (const taken of picked) open[taken] = 0;
    return open;
  }

  /** Takes the marks away. */
  #close(picked: readonly number[]): void {
    const many = this.#point?.many;
    if (many === undefined) return;
    if (many.sorted) this.#open.fill(1);
    else if (many.distinct) for (const taken of picked) this.#open[taken] = 1;
  }
}

function entropyOf(chances: Float64Array): number {
  let entropy = 0;
  for (const chance of chances) if (chance > 0) entropy -= chance * Math.log(chance);
  return entropy;
}
