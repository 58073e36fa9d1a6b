/** What is run, and how: fixed before the runs that are reported. */
import { randomDna, RandomSearch, RandomStream, Reinforce, template, type DNA, type DNASpec } from "tsglove";
import { count, disposeWeights } from "tsglove/nn";
import { darts, enas, oneShot, tunas, type SearchOptions, type SearchResult } from "tsglove/supernet";
import { nasBenchMacro } from "../problems/nasbench-macro.js";
import type { Job } from "../quality/kept-runs.js";
import { load, SIDE, SUBJECTS, type Subject } from "./images.js";
import { macroTrainers } from "./macro.js";
import { trainers } from "./net.js";
import type { Trainer } from "./trainer.js";

/** Multiply-adds of one image that a child shall have. */
export const TARGET = 35_000;

/** How far from the target those may be that choices are compared with. */
export const TOLERANCE = 0.1;

/** How many those are. */
export const COMPARATORS = 30;

/** Searches of each method. */
export const SEEDS = 5;

/** What a child that costs twice the target loses, in accuracy. */
const WEIGHT = -0.3;

/** Batches of 64 images that a network learns from when it is trained alone, {@link TRAININGS} times. */
export const CHILD_STEPS = 500;

/** Trainings of a child, from other first weights and in another order of the images each: its accuracy is their mean. */
export const TRAININGS = 3;

/** Steps of a search, of about a minute to one and a half. TuNAS averages candidates in its warm-up, and a step of DARTS computes all, twice. */
export const SEARCH_STEPS = { enas: 6000, tunas: 4000, darts: 400 } as const;

/** Of the controllers of ENAS and TuNAS, in place of Reinforce's own, 0.01: with it they settled on separable convolutions early. */
export const ENTROPY_BONUS = 0.1;

export type MethodName = keyof typeof SEARCH_STEPS;

export const METHODS: readonly MethodName[] = ["tunas", "enas", "darts"];

/** Networks of NAS-Bench-Macro that shared weights are asked about. */
const MACRO_NETWORKS = 100;

const MACRO_STEPS = 2000;

export const COMPARATOR = "random child";
export const MACRO = "NAS-Bench-Macro";

/** All runs on one kind of images. */
export function jobsOf(subject: Subject, from: number): readonly Job[] {
  const runs = (contestant: string, length: number): Job[] =>
    Array.from({ length }, (_, i) => ({ suite: "sharing", task: subject, contestant, seed: from + i }));
  return [
    ...runs(COMPARATOR, COMPARATORS),
    ...METHODS.flatMap((method) => runs(method, SEEDS)),
    ...runs(MACRO, 1),
  ];
}

/** What is known of a child that was trained alone. */
export interface Alone {
  /** Multiply-adds of an image. */
  readonly cost: number;
  /** The share of images that is read right after the first training, as random search would see it. */
  readonly validation: number;
  /** The share of test images after each training. */
  readonly tests: readonly number[];
  /** Of one core, for one training; nothing else is in it but one batch to validate on. */
  readonly seconds: number;
}

/** What came of a search. */
export interface Searched {
  readonly found: Alone;
  /** Of one core, for the search. */
  readonly seconds: number;
  readonly dna: readonly number[];
  /** The share of validation images that the comparators read right on the shared weights, in their order. */
  readonly shared: readonly number[];
}

/** A run, as the numbers that are kept of it. */
export async function valuesOf({ task, contestant, seed }: Job, from: number): Promise<number[]> {
  const subject = SUBJECTS.find((each) => each === task);
  const method = METHODS.find((each) => each === contestant);
  if (subject === undefined) throw new Error(`There are no images of ${task}.`);
  load(subject); // Before any clock runs.
  if (contestant === MACRO) return macroValues(subject, seed);
  if (contestant === COMPARATOR) {
    const dna = comparators(from)[seed - from];
    if (dna === undefined) throw new Error(`There is no comparator of seed ${seed}.`);
    return aloneValues(await trained(subject, dna, seedsOf("comparator", seed)));
  }
  if (method === undefined) throw new Error(`There is no ${contestant}.`);
  return searchValues(subject, method, seed, from);
}

export function aloneOf(values: readonly number[]): Alone {
  const [cost = NaN, validation = NaN, seconds = NaN, ...tests] = values.slice(0, ALONE);
  return { cost, validation, tests, seconds };
}

function aloneValues({ cost, validation, seconds, tests }: Alone): number[] {
  return [cost, validation, seconds, ...tests];
}

/** How many numbers are kept of a child. */
const ALONE = 3 + TRAININGS;

export function searchedOf(values: readonly number[]): Searched {
  const [seconds = NaN, ...rest] = values.slice(ALONE);
  const [shared, dna] = [rest.slice(0, COMPARATORS), rest.slice(COMPARATORS)];
  return { found: aloneOf(values), seconds, shared, dna };
}

interface Space {
  readonly spec: DNASpec;
  readonly decode: (dna: DNA) => Trainer;
}

function spaceOf(subject: Subject, order: number): Space {
  return template(trainers(subject, order));
}

const drawn = new Map<number, readonly DNA[]>();

/** Random children, each decision drawn evenly, whose cost is near the target: the same for all images. */
function comparators(from: number): readonly DNA[] {
  const found = drawn.get(from) ?? drawComparators(from);
  drawn.set(from, found);
  return found;
}

function drawComparators(from: number): readonly DNA[] {
  const { spec, decode } = spaceOf("mnist", 0);
  const random = RandomStream.of(`comparators of ${from}`);
  const found = new Map<string, DNA>();
  while (found.size < COMPARATORS) {
    const dna = randomDna(spec, random);
    if (Math.abs(costOf(decode(dna)) / TARGET - 1) <= TOLERANCE) found.set(dna.numbers.join(" "), dna);
  }
  return [...found.values()];
}

function costOf({ net }: Trainer): number {
  return count(net, [SIDE, SIDE, 1]).multiplyAdds;
}

/** Those of trainings: what is compared has none in common. */
function seedsOf(whose: "comparator" | MethodName, seed: number): readonly number[] {
  const part = ["comparator", ...METHODS].indexOf(whose);
  return Array.from({ length: TRAININGS }, (_, i) => 1000 * (TRAININGS * part + i) + seed);
}

async function trained(subject: Subject, dna: DNA, seeds: readonly number[]): Promise<Alone> {
  let [cost, validation, seconds] = [NaN, NaN, 0];
  const tests: number[] = [];
  for (const seed of seeds) {
    const child = spaceOf(subject, seed).decode(dna);
    const began = process.cpuUsage();
    await child.train(CHILD_STEPS, seed);
    seconds += secondsSince(began) / seeds.length;
    if (tests.length === 0) [cost, validation] = [costOf(child), child.rightOn("validation")];
    tests.push(child.rightOn("test"));
    disposeWeights(child);
  }
  return { cost, validation, tests, seconds };
}

function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

async function searchValues(
  subject: Subject,
  method: MethodName,
  seed: number,
  from: number,
): Promise<number[]> {
  const began = process.cpuUsage();
  const found = await search(trainers(subject, seed), method, {
    steps: SEARCH_STEPS[method],
    seed,
    progress: false,
  });
  const seconds = secondsSince(began);
  const shared: number[] = [];
  for (const dna of comparators(from)) shared.push(await rightOnShared(found, dna));
  found.dispose();
  const alone = await trained(subject, found.dna, seedsOf(method, seed));
  return [...aloneValues(alone), seconds, ...shared, ...found.dna.numbers];
}

/** The searches, as their users write them. */
function search(space: Trainer, method: MethodName, options: SearchOptions): Promise<SearchResult<Trainer>> {
  const cost = { target: TARGET, weight: WEIGHT };
  const controller = new Reinforce({ entropyBonus: ENTROPY_BONUS });
  switch (method) {
    case "enas":
      return enas.rewrite(space, controller, { cost }).search(options);
    case "tunas":
      return tunas.rewrite(space, controller, { cost }).search(options);
    case "darts":
      // With noise, candidates learn nearly alone, as they stand in children; in a plain mixture they learn to be one of nine.
      return darts.rewrite(space, { cost, gumbel: true }).search(options);
  }
}

async function rightOnShared(found: SearchResult<Trainer>, dna: DNA): Promise<number> {
  const heir = await found.inherit(dna);
  const right = heir.rightOn("validation");
  disposeWeights(heir);
  return right;
}

/** For each of some networks: how many images it reads right on shared weights that learned evenly, and the table's accuracy. */
async function macroValues(subject: Subject, seed: number): Promise<number[]> {
  const space = macroTrainers(subject, seed);
  const { spec } = template(space);
  const table = nasBenchMacro();
  // What it finds is of no interest: the weights are.
  const found = await oneShot
    .rewrite(space, new RandomSearch(), { trials: 1 })
    .search({ steps: MACRO_STEPS, seed, progress: false });
  const random = RandomStream.of(`networks of ${seed}`);
  const values: number[] = [];
  for (let i = 0; i < MACRO_NETWORKS; i++) {
    const dna = randomDna(spec, random);
    values.push(await rightOnShared(found, dna), table.score(dna) ?? NaN);
  }
  found.dispose();
  return values;
}
