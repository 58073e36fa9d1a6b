// How good children are: on the shared weights where they stand, or with copies of them.
import { tensors } from "tsglove/tensor";
import type { DNA, RandomStream } from "tsglove";
import { Batches } from "../nn/batches.js";
import { scoreOf } from "../nn/fit.js";
import type { Learner } from "../nn/learner.js";
import { inMode, type Mode } from "../nn/mode.js";
import { inModel } from "../nn/place.js";
import { withRandom } from "../nn/randomness.js";
import { Made } from "./made-variables.js";
import { absoluteReward, type CostTarget } from "./reward.js";
import { NoNumber, type Patience } from "./search-loop.js";
import type { SuperProgram } from "./super-program.js";

/** How many batches calibrate the batch normalisation of a child that inherits weights, unless it is said. */
export const CALIBRATION = 50;

/** A child's worth. */
export interface Worth {
  readonly reward: number;
  /** Undefined where no cost is asked for. */
  readonly cost?: number;
}

/** What children cost, each computed once. */
export class Costs<T> {
  readonly #program: SuperProgram<T>;
  readonly #isAsked: boolean;
  readonly #known = new Map<string, number>();

  /** @param goal undefined where no cost is asked for: none is computed then. */
  constructor(program: SuperProgram<T>, goal: CostTarget | undefined) {
    this.#program = program;
    this.#isAsked = goal !== undefined;
  }

  /** Undefined where no cost is asked for. @throws NoNumber where it is no finite number. */
  of(dna: DNA): number | undefined {
    if (!this.#isAsked) return undefined;
    const key = dna.numbers.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // A user's function says it, in JavaScript, too.
    const cost: unknown = this.#program.cost(dna);
    if (typeof cost !== "number" || !Number.isFinite(cost))
      throw new NoNumber(
        `the cost of the child ${dna.toString()} is ${typeof cost === "number" ? cost : kindOf(cost)}`,
        "Let cost.of(child) return a finite number for every child, as in { cost: { of: (child) => child.size, target, weight } }.",
      );
    this.#known.set(key, cost);
    return cost;
  }
}

/** Scores children on one batch each, of those to validate on. */
export class Children<T> {
  readonly batches: Batches<unknown>;
  readonly #program: SuperProgram<T>;
  readonly #goal: CostTarget | undefined;
  readonly #random: RandomStream;
  readonly #costs: Costs<T>;

  constructor(program: SuperProgram<T>, goal: CostTarget | undefined, random: RandomStream) {
    this.batches = new Batches(program.learner, "valid");
    this.#program = program;
    this.#goal = goal;
    this.#random = random;
    this.#costs = new Costs(program, goal);
  }

  /** What a child is worth on the shared weights, by the next batch. */
  async worthOf(dna: DNA): Promise<Worth> {
    const [score = NaN] = (await this.#scores([dna])) ?? [];
    const cost = this.#costs.of(dna);
    const reward = absoluteReward(score, cost, this.#goal);
    return cost === undefined ? { reward } : { reward, cost };
  }

  /**
   * What children are worth in the mean over the next `count` batches, the same for all of them.
   *
   * @param patience asked before each forward pass; the answer is undefined once it is over.
   */
  async meanRewards(
    dnas: readonly DNA[],
    count: number,
    patience?: Patience,
  ): Promise<readonly number[] | undefined> {
    const sums = dnas.map(() => 0);
    for (let i = 0; i < count; i++) {
      const scores = await this.#scores(dnas, patience);
      if (scores === undefined) return undefined;
      scores.forEach((score, at) => (sums[at] = (sums[at] ?? 0) + score));
    }
    return dnas.map((dna, at) => absoluteReward((sums[at] ?? NaN) / count, this.#costs.of(dna), this.#goal));
  }

  /** The scores of children on the next batch; undefined where it is over before there are all. */
  async #scores(dnas: readonly DNA[], patience?: Patience): Promise<readonly number[] | undefined> {
    const { learner } = this.#program;
    const { batch, release } = await this.batches.take();
    try {
      const scores: number[] = [];
      for (const dna of dnas) {
        if ((await patience?.isOver()) === true) return undefined;
        const random = this.#random.split(this.batches.taken);
        const score = tensors().tidy(() =>
          withRandom(random, () => this.#program.run(dna, () => scoreOf(learner, batch), "score")),
        );
        scores.push(requireScore(score, dna));
      }
      return scores;
    } finally {
      release();
    }
  }
}

function kindOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? `an object of class ${value.constructor.name}`
    : typeof value === "string"
      ? JSON.stringify(value)
      : String(value);
}

/** @throws NoNumber where a score is NaN. An infinite one counts as better, or worse, than all others. */
function requireScore(score: number, dna: DNA): number {
  if (Number.isNaN(score))
    throw new NoNumber(
      `the score of the child ${dna.toString()} is NaN`,
      "Keep score(batch), or loss(batch) where there is none, from dividing by zero and from logarithms of it; or lower the learning rate, if it is the weights.",
    );
  return score;
}

/** A child with weights of its own. */
export interface Heir<T> {
  readonly child: T;
  readonly learner: Learner;
  /** Frees its weights. */
  dispose(): void;
}

/**
 * A child with copies of the shared weights. What its batch normalisation remembers is averaged anew over batches to train on: the
 * shared weights know nothing of it.
 *
 * @param learnerOf what the child offers.
 * @param calibration how many batches.
 */
export async function inherit<T>(
  program: SuperProgram<T>,
  learnerOf: (child: T) => Learner,
  dna: DNA,
  calibration: number,
): Promise<Heir<T>> {
  const tf = tensors();
  const made = new Made();
  try {
    const child = made.during(() => program.inherit(dna));
    const learner = learnerOf(child);
    const batches = new Batches(program.learner, "train");
    for (let i = 0; i < calibration; i++) {
      const { batch, release } = await batches.take();
      try {
        made.during(() => {
          tf.tidy(() => {
            pass(child, "calibrate", () => learner.loss(batch));
          });
        });
      } finally {
        release();
      }
    }
    await batches.end();
    return {
      child,
      learner,
      dispose: () => {
        made.dispose();
      },
    };
  } catch (error) {
    made.dispose();
    throw error;
  }
}

/** The mean score of a child with weights of its own over the first batches to validate on. */
export async function scoreAlone<T>(heir: Heir<T>, data: Learner, count: number, dna: DNA): Promise<number> {
  const batches = new Batches(data, "valid");
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const { batch, release } = await batches.take();
    try {
      const score = pass(heir.child, "infer", () => scoreOf(heir.learner, batch));
      sum += requireScore(score, dna);
    } finally {
      release();
    }
  }
  await batches.end();
  return sum / count;
}

/** A forward pass of a child alone. */
function pass<R>(child: unknown, mode: Mode, forward: () => R): R {
  const run = (): R => inMode(mode, forward);
  return typeof child === "object" && child !== null ? inModel(child, run) : run();
}
