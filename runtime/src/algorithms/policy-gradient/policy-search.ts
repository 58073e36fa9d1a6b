/** A search that draws its points from a policy and learns from batches of results, in the order in which they come. */
import type { DNA } from "../../geno/dna.js";
import type { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Algorithm, Outcome, Pending, Problem, Proposal, Search } from "../algorithm.js";
import { Controller } from "./controller.js";
import { RewardScale } from "./reward-scale.js";

/** How many points are drawn for a proposal where they break a constraint of the space; then the study is told, and asks again. */
const MOST_DRAWS = 20;

/** A result, as a policy learns from it. */
export interface Experience {
  readonly dna: DNA;
  /** The logarithms of the chances of its decisions when it was drawn: {@link Controller.logProbs}. */
  readonly logProbs: readonly number[];
  /** How good it was among the results before it: {@link RewardScale.place}. */
  readonly reward: number;
  /** The stream of its trial; undefined where the search did not propose it. */
  readonly random: RandomStream | undefined;
}

/** Changes a policy so that it draws more of what was good. */
export interface PolicyLearner {
  /** How many results it learns from at a time. */
  readonly batch: number;
  /** Learns from a batch, in the order in which the results came. */
  learn(batch: readonly Experience[]): void;
}

/**
 * An algorithm whose searches have a policy: what a supernet's rewrite takes. It starts a search for its space, in which choices may
 * have been made one with what they open, proposes and reports with it as a study does, and reads the likeliest child from the policy
 * in the end.
 */
export interface PolicyAlgorithm extends Algorithm {
  start(problem: Problem): PolicySearch;
}

/** What was proposed and has not been heard of. */
interface Open {
  readonly dna: DNA;
  readonly logProbs: readonly number[];
  readonly random: RandomStream;
}

/** The search of one study, or of one supernet. */
export class PolicySearch implements Search {
  /** The policy that points are drawn from. To draw a point that is never reported, as a supernet's warm-up does, ask it. */
  readonly controller: Controller;
  readonly #spec: DNASpec;
  readonly #learner: PolicyLearner;
  /** The parameters that the policy began with. */
  readonly #first: Float64Array;
  readonly #open = new Map<number, Open>();
  readonly #scale = new RewardScale();
  #batch: Experience[] = [];

  /** @param learnerOf makes what changes the policy. */
  constructor(spec: DNASpec, learnerOf: (controller: Controller) => PolicyLearner) {
    this.controller = new Controller(spec);
    this.#spec = spec;
    this.#learner = learnerOf(this.controller);
    this.#first = this.controller.parameters.slice();
  }

  propose({ id, random, pending }: Proposal): DNA {
    if (pending !== undefined) this.#forget(pending);
    let dna = this.controller.sample(random);
    for (let i = 1; i < MOST_DRAWS && !this.#spec.isFeasible(dna); i++) dna = this.controller.sample(random);
    this.#open.set(id, { dna, logProbs: this.controller.logProbs(dna), random });
    return dna;
  }

  /**
   * Learns when a batch is full. A point that was not proposed here counts as one that the policy drew when it began: past trials
   * at random are just that.
   */
  report(outcome: Outcome): void {
    const { id, dna } = outcome;
    const open = this.#open.get(id);
    const own = open?.dna.equals(dna) === true ? open : undefined;
    if (own !== undefined) this.#open.delete(id);
    this.#batch.push({
      dna,
      logProbs: own?.logProbs ?? this.controller.logProbs(dna, this.#first),
      reward: this.#scale.place(outcome),
      random: own?.random,
    });
    if (this.#batch.length < this.#learner.batch) return;
    this.#learner.learn(this.#batch);
    this.#batch = [];
  }

  /** Drops the trials that were skipped or aborted: nobody reports them. */
  #forget(pending: readonly Pending[]): void {
    if (this.#open.size < 2 * pending.length + 16) return;
    const running = new Set(pending.map(({ id }) => id));
    for (const id of this.#open.keys()) if (!running.has(id)) this.#open.delete(id);
  }
}
