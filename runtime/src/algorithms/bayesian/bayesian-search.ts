/** A running search of {@link Bayesian}: what it has seen, the model of that, and the next point. */
import type { DNA } from "../../geno/dna.js";
import type { RandomStream } from "../../geno/random.js";
import { drawDna, randomDna } from "../../geno/random-dna.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Outcome, Proposal, Search } from "../algorithm.js";
import { Acquisition } from "./acquisition.js";
import { Columns } from "./columns.js";
import { Vectors } from "./kernel.js";
import { maximize } from "./maximize.js";
import { Surrogate, type Observed } from "./surrogate.js";
import { feasibilityOf, targetsOf } from "./targets.js";

/** How many of the best points candidates are made of. */
const AROUND = 5;

/**
 * About how many multiplications one look at the model may take before fewer looks are taken, in proportion, and the least part
 * of them that is. Where decisions are custom it is the least part: each look gives a genome a number, which is kept.
 */
const EASY = 6e4;
const LEAST_EFFORT = 0.1;

/** Of how many random points a first trial is the one furthest from all others. */
const SPREAD = 8;

/** What an infeasible trial counts for among targets, whose mean is 0 and whose deviation is 1. */
const INFEASIBLE = -1;

/** Constraints that fewer than this part of random points keep are tight; of so many it is found out. */
const TIGHT = 0.1;
const DRAWN = 100;

interface Trial {
  readonly dna: DNA;
  readonly vector: Float64Array;
  /** Undefined where it was infeasible. */
  readonly reward: number | undefined;
  readonly stopped: boolean;
  /** 0 where it kept the study's constraints. */
  readonly violation: number;
}

/** A trial with what the models are to learn of it. */
interface Lesson extends Trial {
  /**
   * Of its reward; where it has none, a deviation below the mean: were it left out, rewards would be expected to rise on and
   * on into where nothing is feasible.
   */
  readonly target: number;
  /** 1 where it was feasible and kept the constraints, below 0 where not. */
  readonly feasibility: number;
}

/** State of one study. */
export class BayesianSearch implements Search {
  readonly #spec: DNASpec;
  readonly #startup: number;
  readonly #memory: number;
  readonly #columns: Columns;
  readonly #hasCustom: boolean;
  readonly #trials: Trial[] = [];
  readonly #known = new Set<string>();
  readonly #rewards: Surrogate;
  readonly #feasible: Surrogate;
  /** Found out before the first proposal by the model. */
  #isTight: boolean | undefined;

  constructor(spec: DNASpec, options: { readonly startup: number; readonly memory: number }) {
    this.#spec = spec;
    this.#startup = options.startup;
    this.#memory = options.memory;
    this.#columns = new Columns(spec);
    this.#hasCustom = spec.decisionPoints.some(({ kind }) => kind === "custom");
    this.#rewards = new Surrogate(this.#columns);
    this.#feasible = new Surrogate(this.#columns);
  }

  report({ dna, reward, stopped, violation }: Outcome): void {
    // A point that the space's own constraints rule out needs no model: they are asked themselves.
    if (!this.#spec.isFeasible(dna)) return;
    this.#trials.push({
      dna,
      vector: this.#vectorOf(dna),
      reward,
      stopped: stopped === true,
      violation: violation ?? 0,
    });
    this.#known.add(dna.numbers.join());
  }

  propose({ random, pending = [] }: Proposal): DNA {
    const running = pending.map(({ dna }) => this.#vectorOf(dna));
    if (this.#columns.width === 0) return randomDna(this.#spec, random);
    const isStart = this.#trials.length < 2 || this.#trials.length + running.length < this.#startup;
    if (isStart) return this.#farFrom([...this.#trials.map(({ vector }) => vector), ...running], random);
    const open = new Set(pending.map(({ dna }) => dna.numbers.join()));
    const lessons = chosen(lessonsOf(this.#trials), this.#memory);
    const best = [...lessons].sort(byWorth);
    const dna = maximize(
      {
        spec: this.#spec,
        columns: this.#columns,
        acquisition: this.#acquisition(lessons, running),
        around: best.slice(0, AROUND).map((lesson) => lesson.dna),
        isTight: (this.#isTight ??= isTight(this.#spec, random.split("tight"))),
        effort: this.#effort(lessons.length + running.length),
        isKnown: ({ numbers }) => {
          const key = numbers.join();
          return this.#known.has(key) || open.has(key);
        },
      },
      random,
    );
    return dna ?? randomDna(this.#spec, random);
  }

  #vectorOf(dna: DNA): Float64Array {
    const vector = new Float64Array(this.#columns.width);
    this.#columns.encode(dna, vector);
    return vector;
  }

  /** Of a few random points the one whose nearest neighbour is furthest away (Mitchell's best candidate). */
  #farFrom(others: readonly Float64Array[], random: RandomStream): DNA {
    if (others.length === 0) return randomDna(this.#spec, random);
    const vectors = new Vectors(this.#columns, others);
    const squares = new Float64Array(others.length);
    let far: { readonly dna: DNA; readonly square: number } | undefined;
    for (let i = 0; i < SPREAD; i++) {
      const dna = randomDna(this.#spec, random);
      const vector = this.#vectorOf(dna);
      squares.fill(0);
      for (const column of this.#columns.list) vectors.add(column, vector, 1, others.length, squares);
      const square = squares.reduce((least, each) => Math.min(least, each), Infinity);
      if (far === undefined || square > far.square) far = { dna, square };
    }
    return far?.dna ?? randomDna(this.#spec, random);
  }

  #acquisition(lessons: readonly Lesson[], running: readonly Float64Array[]): Acquisition {
    const kept = lessons.filter(({ feasibility }) => feasibility === 1);
    const seen = this.#trials.length;
    return new Acquisition(
      kept.length === 0 ? undefined : this.#objective(lessons, kept, running),
      kept.length === lessons.length
        ? undefined
        : this.#feasible.process(observed(lessons, "feasibility", running), seen).process,
    );
  }

  #objective(
    lessons: readonly Lesson[],
    kept: readonly Lesson[],
    running: readonly Float64Array[],
  ): Acquisition["objective"] {
    const { process, believed } = this.#rewards.process(
      observed(lessons, "target", running),
      this.#trials.length,
    );
    // What a running point is believed to come to is no improvement for another.
    const best = [...kept.map(({ target }) => target), ...believed];
    return { process, best: best.reduce((most, target) => Math.max(most, target), -Infinity) };
  }

  #effort(rows: number): number {
    if (this.#hasCustom) return LEAST_EFFORT;
    const look = (rows * rows) / 2 + rows * this.#columns.width;
    return Math.max(LEAST_EFFORT, Math.min(1, EASY / look));
  }
}

/** Whether hardly any random point keeps the space's constraints. */
function isTight(spec: DNASpec, random: RandomStream): boolean {
  if (spec.constraints.length === 0) return false;
  let kept = 0;
  for (let i = 0; i < DRAWN; i++) if (spec.isFeasible(drawDna(spec, random))) kept++;
  return kept < TIGHT * DRAWN;
}

function observed(
  lessons: readonly Lesson[],
  key: "target" | "feasibility",
  running: readonly Float64Array[],
): Observed {
  return {
    rows: lessons.map(({ vector }) => vector),
    targets: Float64Array.from(lessons, (lesson) => lesson[key]),
    running,
  };
}

function lessonsOf(trials: readonly Trial[]): readonly Lesson[] {
  const rewarded = trials.flatMap(({ reward, stopped }) =>
    reward === undefined ? [] : [{ reward, stopped }],
  );
  const targets = targetsOf(rewarded);
  const feasibility = feasibilityOf(trials);
  let at = 0;
  return trials.map((trial, i) => ({
    ...trial,
    target: trial.reward === undefined ? INFEASIBLE : (targets[at++] ?? NaN),
    feasibility: feasibility[i] ?? NaN,
  }));
}

/** The better first: feasible ones by their targets, then the others by what is amiss with them. */
function byWorth(a: Lesson, b: Lesson): number {
  return b.feasibility - a.feasibility || b.target - a.target;
}

/** As many as a model may look at: half of them the best, the others evenly over the rest, in the order of time. */
function chosen(lessons: readonly Lesson[], most: number): readonly Lesson[] {
  if (lessons.length <= most) return lessons;
  const best = new Set([...lessons].sort(byWorth).slice(0, Math.ceil(most / 2)));
  const rest = lessons.filter((lesson) => !best.has(lesson));
  const places = most - best.size;
  for (let i = 0; i < places; i++) {
    const lesson = rest[Math.floor(((i + 0.5) * rest.length) / places)];
    if (lesson !== undefined) best.add(lesson);
  }
  return lessons.filter((lesson) => best.has(lesson));
}
