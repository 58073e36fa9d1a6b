/** No proposal twice: a wrapper around any algorithm. */
import type { DNA } from "../geno/dna.js";
import { iterateDna } from "../geno/enumerate.js";
import { randomDna } from "../geno/random-dna.js";
import type { DNASpec } from "../geno/spec.js";
import type { Algorithm, Outcome, Problem, Proposal, Search } from "./algorithm.js";
import { requireAlgorithm, requireWhole } from "./settings.js";
import { resultOf } from "./standing.js";

/** Settings of {@link Deduping}. */
export interface DedupingOptions {
  /** How often a point may be tried, a whole number from 1; 1 by default. */
  readonly most?: number;
  /** How often the algorithm is asked for another point before one is drawn at random, a whole number from 1; 100 by default. */
  readonly attempts?: number;
  /**
   * Whether the algorithm is told the result of a point that it proposed again, the mean of what it got, as if it had been tried;
   * false by default.
   */
  readonly reward?: boolean;
}

/** A space of more points is not gone through in search of one that was not tried. */
const MOST_ENUMERATED = 100_000n;

/**
 * Proposes no point twice, whatever its algorithm does: points that it proposed or was told of, such as starting points and those of
 * other workers, are the same where their decisions are. The algorithm is asked again in place of each; where it insists, a
 * random point that was not tried takes its place. The study ends when all were tried. What is no proposal is not kept back:
 * `start` and `enqueue` have a point tried that was tried before.
 *
 * @example
 * ```ts
 * sample(searchSpace(Cell), new Deduping(new RegularizedEvolution({ population: 50 })), { trials: 500 });
 * ```
 */
export class Deduping implements Algorithm {
  readonly name: string;
  readonly multiObjective: boolean;
  readonly seed: number | undefined;
  readonly settings: NonNullable<Algorithm["settings"]>;
  readonly #inner: Algorithm;
  readonly #options: Required<DedupingOptions>;

  /** @throws RangeError where an option is out of its range; TypeError where the algorithm is none. */
  constructor(inner: Algorithm, { most = 1, attempts = 100, reward = false }: DedupingOptions = {}) {
    requireAlgorithm("Deduping", inner);
    requireWhole("Deduping", "most", most);
    requireWhole("Deduping", "attempts", attempts);
    this.name = `Deduping(${inner.name})`;
    this.multiObjective = inner.multiObjective === true;
    this.seed = inner.seed;
    this.settings = { ...inner.settings, most, attempts, reward };
    this.#inner = inner;
    this.#options = { most, attempts, reward };
  }

  start(problem: Problem): Search {
    return new DedupingSearch(problem.spec, this.#inner.start(problem), this.#options);
  }
}

/** What is known of a point. */
interface Tried {
  times: number;
  /** What it got, by trial; empty until a result is there. */
  readonly outcomes: Outcome[];
}

class DedupingSearch implements Search {
  readonly #spec: DNASpec;
  readonly #inner: Search;
  readonly #options: Required<DedupingOptions>;
  readonly #tried = new Map<string, Tried>();
  /** Trials whose proposal is counted already. */
  readonly #proposed = new Set<number>();
  #used = 0n;

  constructor(spec: DNASpec, inner: Search, options: Required<DedupingOptions>) {
    this.#spec = spec;
    this.#inner = inner;
    this.#options = options;
  }

  propose(trial: Proposal): DNA | undefined {
    if (this.#isExhausted) return undefined;
    this.#forgetSkipped(trial);
    for (let attempt = 0; attempt < this.#options.attempts; attempt++) {
      const random = attempt === 0 ? trial.random : trial.random.split(`again ${attempt}`);
      const dna = this.#inner.propose({ ...trial, random });
      if (dna === undefined) return undefined;
      const known = this.#tried.get(keyOf(dna));
      if (known === undefined || known.times < this.#options.most) return this.#take(trial, dna);
      if (this.#options.reward) this.#repeat(trial.id, dna, known);
    }
    const other = this.#untried(trial);
    return other === undefined ? undefined : this.#take(trial, other);
  }

  report(outcome: Outcome): void {
    const own = this.#proposed.delete(outcome.id);
    const known = own ? this.#entry(outcome.dna) : this.#count(outcome.dna);
    if (this.#options.reward) known.outcomes.push(outcome);
    this.#inner.report(outcome);
  }

  get #isExhausted(): boolean {
    const { size } = this.#spec;
    return size !== "infinite" && this.#used >= size;
  }

  /** A trial that is neither under way nor was reported was skipped: nothing comes of it any more. */
  #forgetSkipped({ pending }: Proposal): void {
    if (pending === undefined || pending.length >= this.#proposed.size) return;
    const open = new Set(pending.map(({ id }) => id));
    for (const id of this.#proposed) if (!open.has(id)) this.#proposed.delete(id);
  }

  #take({ id }: Proposal, dna: DNA): DNA {
    this.#count(dna);
    this.#proposed.add(id);
    return dna;
  }

  #entry(dna: DNA): Tried {
    const key = keyOf(dna);
    const known = this.#tried.get(key) ?? { times: 0, outcomes: [] };
    this.#tried.set(key, known);
    return known;
  }

  #count(dna: DNA): Tried {
    const known = this.#entry(dna);
    known.times++;
    if (known.times === this.#options.most) this.#used++;
    return known;
  }

  /** Tells the algorithm what the point that it insists on has got. */
  #repeat(id: number, dna: DNA, { outcomes }: Tried): void {
    const [first] = outcomes;
    if (first === undefined) return;
    // Of those that got something.
    const gains = outcomes.map((outcome) => resultOf(outcome).gains).filter(({ length }) => length > 0);
    const means = gains[0]?.map((_, i) =>
      gains.reduce((sum, each) => sum + (each[i] ?? NaN) / gains.length, 0),
    );
    const several = first.rewards !== undefined || outcomes.some(({ rewards }) => rewards !== undefined);
    this.#inner.report({
      ...first,
      id,
      dna,
      reward: several ? undefined : means?.[0],
      ...(several && means !== undefined ? { rewards: means } : {}),
    });
  }

  /** A random point that may be tried; of a small space that is nearly used up, the first one. */
  #untried({ random }: Proposal): DNA | undefined {
    const isFree = (dna: DNA): boolean => (this.#tried.get(keyOf(dna))?.times ?? 0) < this.#options.most;
    for (let attempt = 0; attempt < this.#options.attempts; attempt++) {
      const dna = randomDna(this.#spec, random.split(`drawn ${attempt}`));
      if (isFree(dna)) return dna;
    }
    const { size } = this.#spec;
    if (size === "infinite" || size > MOST_ENUMERATED || !this.#isOrdered)
      return randomDna(this.#spec, random.split("drawn"));
    for (const dna of iterateDna(this.#spec)) if (isFree(dna)) return dna;
    return undefined;
  }

  /** Whether the space can be gone through: custom decisions need not have an order. */
  get #isOrdered(): boolean {
    return this.#spec.decisionPoints.every(
      (point) =>
        point.kind !== "custom" ||
        (point.genomes.rules.first !== undefined && point.genomes.rules.next !== undefined),
    );
  }
}

function keyOf({ numbers }: DNA): string {
  return numbers.join(",");
}
