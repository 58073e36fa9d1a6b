/** `custom`: a decision that only you understand, kept as a text. */
import { Genomes, type GenomeRules } from "../geno/genomes.js";
import type { Domain } from "../symbolic/domain.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { optionsSource, type HyperOptions } from "./options.js";
import { decisionOf } from "./stand-in.js";

/** How a custom decision is drawn, changed, and turned into the value that the program gets. */
export interface CustomRules<T> extends GenomeRules {
  /** The value of a genome: a new one at each call, where values can change. */
  readonly decode: (genome: string) => T;
  /** The genome of a value, undefined where it has none; without it, a program cannot be encoded. */
  readonly encode?: (value: T) => string | undefined;
}

/** The hyper value of a custom decision. Two are equal where they share their rules. */
export class Custom extends HyperValue {
  readonly genomes: Genomes;

  constructor(
    readonly rules: CustomRules<unknown>,
    readonly options: HyperOptions = {},
  ) {
    super();
    this.genomes = new Genomes(rules);
  }

  override get children(): readonly unknown[] {
    return [];
  }

  override withChildren(): this {
    return this;
  }

  /** What it decodes to is known only then. */
  override misfit(_domain: Domain): string | undefined {
    return undefined;
  }

  override isLike(other: HyperValue): boolean {
    return super.isLike(other) && other instanceof Custom && other.rules === this.rules;
  }

  override source(): string {
    return `custom(...${optionsSource(this.options)})`;
  }
}

/**
 * A value with a search space of its own, which algorithms draw and change by your rules.
 *
 * @param rules.random a random genome, a text of any form.
 * @param rules.decode the value that the program gets.
 * @param rules.mutate a genome near another; without it a mutation draws a fresh one.
 * @param rules.first, rules.next the order of enumeration; without them the space cannot be gone through.
 * @example
 * ```ts
 * const word = custom({ random: (random) => "ab".charAt(random.int(2)), decode: (genome) => genome.repeat(3) });
 * ```
 */
export function custom<T>(rules: CustomRules<T>, options: HyperOptions = {}): T {
  return decisionOf(new Custom(rules as CustomRules<unknown>, options));
}
