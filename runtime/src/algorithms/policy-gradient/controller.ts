/**
 * A policy over a search space: a distribution for every decision point, each on its own but for what the choices above it open,
 * and the gradients by which it learns. It is the controller of TuNAS (Bender and others: Can Weight Sharing Outperform Random
 * Architecture Search? An Investigation With TuNAS, CVPR 2020, section 3), with numbers and conditions. It knows nothing of rewards
 * and of trials, so that searches and supernets learn with the same one.
 */
import { DNA } from "../../geno/dna.js";
import type { DecisionPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import { decideSpace } from "../../geno/walk.js";
import { CategoricalHead } from "./categorical-head.js";
import type { Head } from "./head.js";
import { NormalHead } from "./normal-head.js";

/** Ints of so many values at most have a logit for each; those of more, two numbers in all. */
const MOST_LOGITS = 8;

/**
 * A policy: the chance of a DNA is the product of the chances of its active decisions, those of one tied name counted once.
 *
 * - A choice has a logit for each candidate, and a softmax over those that may be taken (`manyof`, `permutate`: each place has
 *   logits of its own, and what the places before it took is left out).
 * - An int of at most 8 values is treated as a choice; of more, and a float, as a normal distribution cut at the ends of its range
 *   (floats: on their scale), with a mean and a deviation that are learned.
 * - A custom decision is drawn by its own rule, of which nothing is learned.
 *
 * Points of one name share their parameters, wherever in the space they stand.
 *
 * @example
 * ```ts
 * const controller = new Controller(spec);
 * const dna = controller.sample(random);
 * const gradient = new Float64Array(controller.parameters.length);
 * controller.addGradient(dna, [reward - baseline], 0, gradient); // Reinforce's
 * ```
 */
export class Controller {
  /** What is learned, one slice for each distribution: logits; means and logarithms of deviations. Changes in place. */
  readonly parameters: Float64Array;
  readonly #spec: DNASpec;
  readonly #heads = new Map<DecisionPoint, Head>();
  readonly #all: Head[] = [];

  /** Begins with even chances: of every candidate, of every set of a sorted `manyof`, and almost of every number. */
  constructor(spec: DNASpec) {
    this.#spec = spec;
    const byName = new Map<string, { readonly head: Head; readonly domain: string }>();
    let size = 0;
    for (const point of spec.decisionPoints) {
      const named = point.name === undefined ? undefined : byName.get(point.name);
      const domain = domainOf(point);
      const head = named?.domain === domain ? named.head : headOf(point, size);
      if (head === undefined) continue;
      this.#heads.set(point, head);
      if (head === named?.head) continue;
      this.#all.push(head);
      size += head.size;
      if (point.name !== undefined && named === undefined) byName.set(point.name, { head, domain });
    }
    this.parameters = new Float64Array(size);
    for (const head of this.#all) head.begin(this.parameters);
  }

  /** The part of {@link parameters} that a decision point has, to read and to change in place; none of a custom one. */
  parametersOf(point: DecisionPoint): Float64Array {
    const { offset, size } = this.#heads.get(point) ?? { offset: 0, size: 0 };
    return this.parameters.subarray(offset, offset + size);
  }

  /** A DNA, drawn. The space's constraints are not looked at. */
  sample(random: RandomStream): DNA {
    return this.#decided((point, head, picked) =>
      head === undefined ? drawn(point, random) : head.draw(this.parameters, picked, random),
    );
  }

  /**
   * The DNA that takes the likeliest candidate, and the likeliest number, everywhere: what a supernet's search ends with. The
   * space's constraints are not looked at.
   *
   * @param random draws the custom decisions.
   */
  likeliest(random: RandomStream): DNA {
    return this.#decided((point, head, picked) =>
      head === undefined ? drawn(point, random) : head.likeliest(this.parameters, picked),
    );
  }

  /**
   * The logarithm of the chance of each active decision of a DNA, in their order; their sum is that of the DNA. Of a float it is
   * that of a density on its scale, of a custom decision 0.
   *
   * @param parameters those of another time; by default the present ones.
   */
  logProbs(dna: DNA, parameters: Float64Array = this.parameters): number[] {
    const logs: number[] = [];
    this.#visit(dna, (head, picked, number) => {
      logs.push(head === undefined ? 0 : head.logProb(parameters, picked, number));
    });
    return logs;
  }

  /** The logarithm of the chance of a DNA. */
  logProb(dna: DNA, parameters: Float64Array = this.parameters): number {
    return this.logProbs(dna, parameters).reduce((sum, log) => sum + log, 0);
  }

  /**
   * How undecided the policy is where a DNA leads: the sum of the entropies, in nats, of the distributions of its active
   * decisions. Its mean over the policy's DNAs is the entropy of the policy.
   */
  entropy(dna: DNA): number {
    let sum = 0;
    this.#visit(dna, (head, picked) => {
      sum += head?.entropy(this.parameters, picked) ?? 0;
    });
    return sum;
  }

  /**
   * Adds to `into`, for each active decision of a DNA, the gradient of the logarithm of its chance times a weight, and of the
   * entropy of its distribution times another.
   *
   * @param weights one for each active decision, in their order, or one for all.
   * @param entropyWeight 0 leaves the entropy out.
   * @param into as long as {@link parameters}.
   */
  addGradient(
    dna: DNA,
    weights: number | readonly number[],
    entropyWeight: number,
    into: Float64Array,
  ): void {
    let at = 0;
    this.#visit(dna, (head, picked, number) => {
      const weight = typeof weights === "number" ? weights : (weights[at] ?? 0);
      at++;
      if (weight !== 0 || entropyWeight !== 0)
        head?.addGradient(this.parameters, picked, number, weight, entropyWeight, into);
    });
  }

  /** To be called when parameters have changed: brings means and deviations back into their ranges. */
  confine(): void {
    for (const head of this.#all) head.confine(this.parameters);
  }

  #decided(decide: (point: DecisionPoint, head: Head | undefined, picked: readonly number[]) => number): DNA {
    const numbers: number[] = [];
    decideSpace(
      this.#spec.space,
      (point, picked) => decide(point, this.#heads.get(point), picked),
      numbers,
      new Set(),
    );
    return DNA.trusted(this.#spec, numbers);
  }

  #visit(
    { numbers }: DNA,
    each: (head: Head | undefined, picked: readonly number[], number: number) => void,
  ): void {
    let at = 0;
    decideSpace(
      this.#spec.space,
      (point, picked) => {
        const number = numbers[at++] ?? NaN;
        each(this.#heads.get(point), picked, number);
        return number;
      },
      [],
      new Set(),
    );
  }
}

function headOf(point: DecisionPoint, offset: number): Head | undefined {
  switch (point.kind) {
    case "categorical":
      return new CategoricalHead(offset, point.candidates.length, point);
    case "int":
      return point.count <= MOST_LOGITS
        ? new CategoricalHead(offset, point.count)
        : new NormalHead(offset, point);
    case "float":
      return new NormalHead(offset, point);
    case "custom":
      return undefined;
  }
}

/** Points of one name share a distribution only where these are equal. */
function domainOf(point: DecisionPoint): string {
  switch (point.kind) {
    case "categorical":
      return `categorical ${point.candidates.length} ${point.many?.index} ${point.many?.count} ${point.many?.distinct} ${point.many?.sorted}`;
    case "int":
      return `int ${point.count}`;
    case "float":
      return `float ${point.min} ${point.max} ${point.scale}`;
    case "custom":
      return "custom";
  }
}

function drawn(point: DecisionPoint, random: RandomStream): number {
  if (point.kind !== "custom") throw new Error(`There is no distribution of "${point.id}".`);
  return point.genomes.numberOf(point.genomes.rules.random(random), point.id);
}
