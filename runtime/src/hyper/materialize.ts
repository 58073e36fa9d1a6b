/** One program out of a space, by the decisions that a person writes; and all of them, or some at random. */
import { dnaOfChoices, type Choices } from "../geno/choices.js";
import { DNA } from "../geno/dna.js";
import { iterateDna, requireCountable } from "../geno/enumerate.js";
import { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import type { SamplingLaw } from "../geno/sampling-law.js";
import { template, type TemplateOptions } from "./template.js";

/**
 * The program at one point of a search space.
 *
 * @param space a symbolic value with hyper values inside.
 * @param decisions a DNA of this space's shape, or a dictionary from decision point ids (or names) to values:
 *   literals as themselves, objects by their class's name, a manyof's as a list. Every active decision is needed.
 * @param options.where a partition: the hyper values that it leaves out stay.
 * @returns a new concrete value.
 * @throws RangeError naming the decision point, the value and its domain; or the constraint that the decisions break.
 * @example
 * ```ts
 * materialize(searchSpace(Trainer), { op: "Conv", "op[=0/3].filters": 48, "op[=0/3].kernel": 3, lr: 1e-4 });
 * ```
 */
export function materialize<T>(space: T, decisions: DNA | Choices, options: TemplateOptions = {}): T {
  const { spec, decode } = template(space, options);
  const dna = decisions instanceof DNA ? DNA.of(spec, decisions.numbers) : dnaOfChoices(spec, decisions);
  const broken = spec.brokenConstraint(dna);
  if (broken !== undefined)
    throw new RangeError(`These decisions break the constraint ${broken.text}: ${JSON.stringify(dna)}.`);
  return decode(dna);
}

/**
 * Every program of a finite space, in the order of its points.
 *
 * @throws RangeError at once where the space has a float in it, or a custom decision without an order.
 */
export function iterate<T>(space: T, options: TemplateOptions = {}): IterableIterator<T> {
  const { spec, decode } = template(space, options);
  requireCountable(spec);
  return (function* () {
    for (const dna of iterateDna(spec)) yield decode(dna);
  })();
}

/** Settings of {@link randomSample}. */
export interface RandomSampleOptions extends TemplateOptions {
  /** Equal seeds give equal programs; fresh by default. */
  readonly seed?: number;
  /** What "at random" means; `"decision"` by default. */
  readonly law?: SamplingLaw;
}

/**
 * Programs drawn at random, without end: take as many as you like.
 *
 * @example
 * ```ts
 * for (const net of randomSample(searchSpace(Net), { seed: 1 }).take(3)) console.log(format(net)); // Node 22; or break
 * ```
 */
export function randomSample<T>(space: T, options: RandomSampleOptions = {}): Generator<T, never, undefined> {
  const { spec, decode } = template(space, options);
  const random = RandomStream.of(options.seed ?? Math.floor(Math.random() * 2 ** 31));
  return (function* () {
    for (let draw = 1; ; draw++) yield decode(randomDna(spec, random.split(draw), options.law));
  })();
}
