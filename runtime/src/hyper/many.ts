/** `manyof` and `permutate`: several choices among the same candidates. */
import { bare, type Domain, type ManyDomain } from "../symbolic/domain.js";
import { domainType } from "../symbolic/domain-text.js";
import { valueProblem } from "../symbolic/check.js";
import { HyperValue, type HyperJson } from "../symbolic/hyper-value.js";
import { namedAndHinted, optionsSource, type HyperOptions } from "./options.js";
import { decisionOf } from "./stand-in.js";

/** A list longer than this is a mistake, or somebody's bad intention in JSON. */
const MOST_CHOICES = 100_000;

/** Settings of {@link manyof}. */
export interface ManyOptions<T = unknown> extends HyperOptions<readonly T[]> {
  /** Whether each candidate is taken at most once; true by default. */
  readonly distinct?: boolean;
  /** Whether the chosen keep the candidates' order, so that only which ones counts; false by default. */
  readonly sorted?: boolean;
}

/** The hyper value of a list of chosen candidates. */
export class ManyOf extends HyperValue {
  readonly distinct: boolean;
  readonly sorted: boolean;

  constructor(
    readonly count: number,
    readonly candidates: readonly unknown[],
    readonly options: HyperOptions & Pick<ManyOptions, "distinct" | "sorted"> = {},
  ) {
    super();
    this.distinct = options.distinct ?? true;
    this.sorted = options.sorted ?? false;
    if (!Number.isSafeInteger(count) || count < 1)
      throw new RangeError(
        `manyof: ${String(count)} candidates cannot be chosen; give a whole number of at least 1.`,
      );
    if (count > MOST_CHOICES)
      throw new RangeError(
        `manyof: ${count} choices are too many: each is a decision point; choose at most ${MOST_CHOICES}.`,
      );
    if (candidates.length === 0) throw new RangeError("manyof: there are no candidates; give at least one.");
    if (this.distinct && count > candidates.length)
      throw new RangeError(
        `manyof: ${count} distinct of ${candidates.length} candidates cannot be chosen; choose fewer, or say { distinct: false }.`,
      );
  }

  override get children(): readonly unknown[] {
    return this.candidates;
  }

  override withChildren(children: readonly unknown[]): ManyOf {
    return new ManyOf(this.count, children, this.options);
  }

  override misfit(domain: Domain): string | undefined {
    const content = bare(domain);
    switch (content.kind) {
      case "hole":
        return undefined;
      case "choice":
        return content.candidates.some((candidate) => this.misfit(candidate) === undefined)
          ? undefined
          : this.#doesNotFit(domain);
      case "list":
        if (content.items.length !== this.count) return this.#doesNotFit(domain);
        // Any candidate may come to stand at any place.
        return this.#candidateMisfit(domain, [...new Set(content.items)]);
      case "many":
        return this.#manyMisfit(content);
      default:
        return this.#doesNotFit(domain);
    }
  }

  #doesNotFit(domain: Domain): string {
    return `a list of ${this.count} does not fit ${domainType(domain)}`;
  }

  #candidateMisfit(domain: Domain, places: readonly Domain[]): string | undefined {
    for (const [index, candidate] of this.candidates.entries())
      for (const place of places) {
        const problem = valueProblem(place, candidate);
        if (problem !== undefined) return `candidate ${index} does not fit ${domainType(domain)}: ${problem}`;
      }
    return undefined;
  }

  #manyMisfit(domain: ManyDomain): string | undefined {
    const { candidates, count, distinct, sorted } = domain;
    if (count !== this.count) return this.#doesNotFit(domain);
    const misfit = this.#candidateMisfit(domain, [{ kind: "choice", candidates }]);
    if (misfit !== undefined || count === 1) return misfit;
    if (distinct && !this.distinct)
      return `${this.#doesNotFit(domain)}: a candidate may come twice; leave out { distinct: false }`;
    if (sorted && !this.sorted)
      return `${this.#doesNotFit(domain)}: its items may come in any order; say { sorted: true }`;
    // What is true of all candidates together is true of any of them, in their order.
    const all: Domain = { ...domain, count: this.candidates.length };
    const problem = distinct || sorted ? valueProblem(all, this.candidates) : undefined;
    return problem === undefined ? undefined : `its candidates do not fit ${domainType(domain)}: ${problem}`;
  }

  override json(): HyperJson {
    const { count, distinct, sorted } = this;
    return { kind: "manyof", settings: { count, distinct, sorted, ...namedAndHinted(this.options) } };
  }

  override source(children: readonly string[]): string {
    const list = `[${children.join(", ")}]`;
    if (this.distinct && !this.sorted && this.count === this.candidates.length && children.length > 0)
      return `permutate(${list}${optionsSource(this.options)})`;
    const own = [...(this.distinct ? [] : ["distinct: false"]), ...(this.sorted ? ["sorted: true"] : [])];
    return `manyof(${this.count}, ${list}${optionsSource(this.options, own)})`;
  }
}

/**
 * A list of `count` chosen candidates.
 *
 * @param count how many to choose, at least 1; with `distinct` at most as many as there are candidates.
 * @param candidates what to choose from, at least one; with hyper values inside, each chosen one is decided on its own.
 * @throws RangeError where so many cannot be chosen.
 * @example
 * ```ts
 * const inputs = manyof(2, [0, 1, 2, 3], { sorted: true }); // one of 6 pairs
 * ```
 */
export function manyof<const T>(
  count: number,
  candidates: readonly T[],
  options: ManyOptions<NoInfer<T>> = {},
): T[] {
  return decisionOf(new ManyOf(count, [...candidates], options));
}

/** The items of a list, in any order: as many places, each of any item's type. */
export type Permuted<T extends readonly unknown[]> = { -readonly [K in keyof T]: T[number] };

/**
 * All candidates, in an order to be found.
 *
 * @throws RangeError where there is no candidate.
 */
export function permutate<const T extends readonly unknown[]>(
  candidates: T,
  options: HyperOptions<readonly T[number][]> = {},
): Permuted<T> {
  if (candidates.length === 0) throw new RangeError("permutate: there are no candidates; give at least one.");
  return decisionOf(new ManyOf(candidates.length, [...candidates], options));
}
