// Searches that can be continued: what is kept is what they were told, and they are made again by the same calls (which is what an
// algorithm promises). And a policy whose learning rate rises.
import {
  randomDna,
  type Controller,
  type DNA,
  type DNASpec,
  type Outcome,
  type Proposal,
  type RandomStream,
  type Search,
} from "tsglove";
import type { Part } from "./search-loop.js";
import type { SavedPart } from "./checkpoint.js";

/** A search with a policy. */
export interface Policy extends Search {
  readonly controller: Belief & Pick<Controller, "parameters" | "entropy">;
}

/**
 * A policy that learns at a part of its rate.
 *
 * @param rate of the rate, from 0 to 1; asked at each report with its number, from 1. One of a point that could not be tried has the number
 *   of the next one that was.
 */
export function ramped(policy: Policy, rate: (report: number) => number): Policy {
  const { controller } = policy;
  let reports = 0;
  return {
    controller,
    propose: (trial: Proposal): DNA | undefined => policy.propose(trial),
    report(outcome: Outcome): void {
      const part = rate(outcome.reward === undefined ? reports + 1 : ++reports);
      const { parameters } = controller;
      const before = part === 1 ? undefined : parameters.slice();
      policy.report(outcome);
      // A step is proportional to the rate: so much of it is that of so much of the rate.
      before?.forEach((old, i) => (parameters[i] = old + part * ((parameters[i] ?? old) - old)));
    },
  };
}

/** How often a search is asked for a point that keeps the space's constraints. */
const MOST_PROPOSALS = 100;

/** Asks a search for points that the space's constraints allow and tells it how good they were, and remembers what it said. */
export class Recorded<S extends Search> implements Part {
  /** A child may be worth less, or more, than all others. */
  readonly isUnbounded = true;
  readonly search: S;
  readonly #spec: DNASpec;
  readonly #random: RandomStream;
  readonly #rewards: number[] = [];
  #best: { readonly dna: DNA; readonly reward: number } | undefined;

  /** @param random trials draw from streams of it, by their number. */
  constructor(spec: DNASpec, search: S, random: RandomStream) {
    this.search = search;
    this.#spec = spec;
    this.#random = random;
  }

  /** How many results it has heard of. */
  get count(): number {
    return this.#rewards.length;
  }

  /** The point with the best reward, the earliest of equals; undefined before the first. */
  get best(): DNA | undefined {
    return this.#best?.dna;
  }

  /**
   * The next point that the constraints allow; undefined where there is none left. Of one that they rule out the search hears that it has no
   * reward, as from a study, and it is asked again. Where that does not help, a point is drawn evenly.
   *
   * @throws RangeError where none is found.
   */
  propose(): DNA | undefined {
    const id = this.count + 1;
    const stream = this.#random.split(id);
    for (let attempt = 0; attempt < MOST_PROPOSALS; attempt++) {
      const random = attempt === 0 ? stream : stream.split(attempt);
      const dna = this.search.propose({ id, random, seen: this.count, pending: [] });
      if (dna === undefined || this.#spec.isFeasible(dna)) return dna;
      // Nothing is kept of it: who makes this again from its rewards asks as often.
      this.search.report({ id, dna, reward: undefined });
    }
    return randomDna(this.#spec, stream.split("drawn"));
  }

  /** The result of the point that was proposed last. */
  report(dna: DNA, reward: number): void {
    this.#rewards.push(reward);
    if (this.#best === undefined || reward > this.#best.reward) this.#best = { dna, reward };
    this.search.report({ id: this.count, dna, reward });
  }

  save(): SavedPart {
    return { arrays: { rewards: Float64Array.from(this.#rewards) } };
  }

  /** Calls what was called, once it has been made anew. */
  restore({ arrays }: SavedPart): void {
    for (const reward of arrays?.["rewards"] ?? []) {
      const dna = this.propose();
      if (dna !== undefined) this.report(dna, reward);
    }
  }
}

/** How often a point is drawn for one that keeps the space's constraints. */
const MOST_DRAWS = 1000;

/** A point of a policy, or of a mixture, that the space's constraints allow; the policy will not hear of it. */
export function drawnPath(spec: DNASpec, policy: Pick<Belief, "sample">, random: RandomStream): DNA {
  for (let i = 0; i < MOST_DRAWS; i++) {
    const dna = policy.sample(random);
    if (spec.isFeasible(dna)) return dna;
  }
  throw noneFeasible(spec);
}

/** What a policy believes in, as {@link likeliestOf} asks it. */
export interface Belief {
  /** The point of the likeliest decision everywhere. */
  likeliest(random: RandomStream): DNA;
  sample(random: RandomStream): DNA;
  /** The logarithm of a point's chance. */
  logProb(dna: DNA): number;
}

/**
 * The likeliest point that the space's constraints allow, of those that are wanted where there is one: the likeliest decision
 * everywhere, or else the likeliest of a thousand that are drawn.
 *
 * @param isWanted all by default.
 */
export function likeliestOf(
  spec: DNASpec,
  belief: Belief,
  random: RandomStream,
  isWanted: (dna: DNA) => boolean = () => true,
): DNA {
  const first = belief.likeliest(random);
  if (spec.isFeasible(first) && isWanted(first)) return first;
  const drawn = new Map([[first.numbers.join(), first]]);
  for (let i = 0; i < MOST_DRAWS; i++) {
    const dna = belief.sample(random);
    drawn.set(dna.numbers.join(), dna);
  }
  const allowed = [...drawn.values()]
    .filter((dna) => spec.isFeasible(dna))
    .sort((a, b) => belief.logProb(b) - belief.logProb(a));
  const found = allowed.find(isWanted) ?? allowed[0];
  if (found === undefined) throw noneFeasible(spec);
  return found;
}

function noneFeasible(spec: DNASpec): Error {
  const text = spec.constraints.map((constraint) => constraint.text).join(" and ");
  return new Error(
    `None of ${MOST_DRAWS} points that the controller drew keeps the space's constraints, ${text}; loosen them, or build the space so that most of its points do.`,
  );
}
