/** `manyof` and `permutate`: several choices among the same candidates. */
import { domainType, type Domain } from "../symbolic/domain.js";
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

  /** A list fits where nothing says what stands there; no domain of a parameter is a list yet. */
  override misfit(domain: Domain): string | undefined {
    return `a list of ${this.count} does not fit ${domainType(domain)}`;
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
