/** A running search by Parzen estimators: keeps what trials came to, and decides group after group of the next one. */
import { DNA } from "../../geno/dna.js";
import { drawSpace, randomDna } from "../../geno/random-dna.js";
import type { RandomStream } from "../../geno/random.js";
import type { Cardinality } from "../../geno/cardinality.js";
import type { DNASpec } from "../../geno/spec.js";
import { decideSpace } from "../../geno/walk.js";
import type { Outcome, Problem, Proposal, Search } from "../algorithm.js";
import { KnownDnas } from "../known-dnas.js";
import { resultOf } from "../standing.js";
import { GroupModel, type ModelSettings } from "./group-model.js";
import type { Group } from "./group.js";
import { Groups } from "./groups.js";
import { Ranking } from "./ranking.js";
import { Strata } from "./strata.js";

/** How often a point that is known, or breaks a constraint, is decided anew with all candidates, … */
const MODEL_TRIES = 8;

/** … then with one of each group, … */
const CHEAP_TRIES = 100;

/** … and then at random, as a model that is sure of itself hardly gives the last points of a small space. */
const RANDOM_TRIES = 200;

/** What a search is set to; candidates are undefined where they go by the space and the trials. */
export interface TPESettings extends Omit<ModelSettings, "groups"> {
  /** How many trials are drawn before there is a model. */
  readonly startup: number;
  /** Whether decisions that are there together are modelled together, and not only those of one manyof. */
  readonly multivariate: boolean;
}

/** A search of one study. */
export class TPESearch implements Search {
  readonly #spec: DNASpec;
  readonly #settings: TPESettings & ModelSettings;
  readonly #groups: Groups;
  readonly #models = new Map<Group, GroupModel>();
  readonly #ranking: Ranking;
  readonly #known = new KnownDnas();
  readonly #size: Cardinality;
  /** Whether a row of the only group is a point that was tried; undefined where it can be none. */
  readonly #isKnown: ((row: Float64Array) => boolean) | undefined;
  #trials = 0;
  #strata: Strata | undefined;

  constructor(problem: Problem, settings: TPESettings) {
    this.#spec = problem.spec;
    this.#groups = new Groups(problem.spec, settings.multivariate);
    this.#settings = { ...settings, groups: this.#groups.count };
    this.#ranking = new Ranking((problem.objectives ?? 1) > 1);
    this.#size = problem.spec.size;
    this.#isKnown = this.#rowCheck();
  }

  report(outcome: Outcome): void {
    const trial = this.#trials++;
    this.#ranking.add(resultOf(outcome));
    this.#known.add(outcome.dna);
    for (const [group, row] of this.#rowsOf(outcome.dna)) this.#modelOf(group).add(row, trial, this.#ranking);
  }

  propose({ random, pending = [] }: Proposal): DNA {
    this.#strata ??= new Strata(this.#settings.startup, random.split("strata"));
    // A trial that is under way is taken for one of the worse ones (the constant liar), so that its like is left alone.
    for (const { dna } of pending)
      for (const [group, row] of this.#rowsOf(dna)) this.#modelOf(group).await(row);
    let dna: DNA;
    try {
      dna = this.#newPoint(random, this.#strata);
    } finally {
      // Also where no feasible point is found: the study goes on from one that is known.
      for (const model of this.#models.values()) model.forgetAwaited();
    }
    this.#known.add(dna);
    return dna;
  }

  /** A point that was not tried, where one is found, and that keeps the space's constraints. */
  #newPoint(random: RandomStream, strata: Strata): DNA {
    let feasible: DNA | undefined;
    for (let i = 0; i < MODEL_TRIES + CHEAP_TRIES + RANDOM_TRIES; i++) {
      const dna =
        i < MODEL_TRIES + CHEAP_TRIES ? this.#decide(random, strata, i < MODEL_TRIES) : this.#drawn(random);
      if (!this.#spec.isFeasible(dna)) continue;
      if (!this.#known.has(dna)) return dna;
      feasible ??= dna;
      // Where every point was tried there is nothing to look for.
      if (this.#size !== "infinite" && this.#known.size >= this.#size) break;
    }
    return feasible ?? randomDna(this.#spec, random);
  }

  #drawn(random: RandomStream): DNA {
    const numbers: number[] = [];
    drawSpace(this.#spec.space, random, numbers, this.#spec.hasTies ? new Set() : undefined);
    return DNA.trusted(this.#spec, numbers);
  }

  #decide(random: RandomStream, strata: Strata, thorough: boolean): DNA {
    const rows = new Map<Group, Float64Array>();
    const numbers: number[] = [];
    decideSpace(
      this.#spec.space,
      (point) => {
        const { group, column } = this.#groups.of(point);
        let row = rows.get(group);
        if (row === undefined) rows.set(group, (row = this.#rowFor(group, random, strata, thorough)));
        return group.decisionOf(column, row[column] ?? NaN);
      },
      numbers,
      new Set(),
    );
    return DNA.trusted(this.#spec, numbers);
  }

  /** Decides the points of a group: by strata until enough is known of it, by its model from then on. */
  #rowFor(group: Group, random: RandomStream, strata: Strata, thorough: boolean): Float64Array {
    const { startup } = this.#settings;
    const model = this.#modelOf(group);
    // What opens under a choice is known from fewer trials than the whole: half as many have to do.
    if (this.#trials < startup || group.count < Math.ceil(startup / 2)) return model.begin(strata, random);
    return model.suggest(this.#ranking, random, thorough, this.#isKnown);
  }

  /** Where all decisions are in one group, a candidate that was tried is passed over before it is compared. */
  #rowCheck(): ((row: Float64Array) => boolean) | undefined {
    const { space } = this.#spec;
    if (!this.#groups.whole || space.some(({ kind }) => kind === "custom")) return undefined;
    const members = space.map((point) => this.#groups.of(point));
    const numbers = members.map(() => 0);
    return (row) => {
      for (const [index, { group, column }] of members.entries())
        numbers[index] = group.decisionOf(column, row[column] ?? NaN);
      return this.#known.has({ numbers });
    };
  }

  #modelOf(group: Group): GroupModel {
    let model = this.#models.get(group);
    if (model === undefined) this.#models.set(group, (model = new GroupModel(group, this.#settings)));
    return model;
  }

  /** What a point decides, group by group. */
  #rowsOf(dna: DNA): ReadonlyMap<Group, Float64Array> {
    const rows = new Map<Group, Float64Array>();
    for (const { point, number } of dna.decisions) {
      const { group, column } = this.#groups.of(point);
      let row = rows.get(group);
      if (row === undefined) rows.set(group, (row = new Float64Array(group.width)));
      row[column] = group.placeOf(column, number);
    }
    return rows;
  }
}
