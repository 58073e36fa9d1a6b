/** Options that every hyper value takes. */
import type { Hints } from "../geno/points.js";

/** What a decision point is called and known for, apart from its place in the program. */
export interface HyperOptions<T = unknown> {
  /**
   * A name that dictionaries of decisions may use in place of the id. Hyper values of one name and one domain are one
   * decision, wherever they stand: it is made once, and holds in all places.
   */
  readonly name?: string;
  /** What partitions (`where`) and algorithms may want to know: any JSON. */
  readonly hints?: Hints;
  /**
   * Where a search may start (`sample(..., { start: "default" })`): a value that the hyper value can take. By default the
   * default of the parameter whose space it is, else the first candidate, or the middle of the range on its scale.
   */
  readonly start?: T;
}

/** The options as the last argument of a call's source, `, { name: "lr" }`; nothing where there are none. */
export function optionsSource(options: HyperOptions, others: readonly string[] = []): string {
  const { name, hints } = options;
  const parts = [
    ...others,
    ...(name === undefined ? [] : [`name: ${JSON.stringify(name)}`]),
    ...(hints === undefined ? [] : [`hints: ${JSON.stringify(hints)}`]),
  ];
  return parts.length === 0 ? "" : `, { ${parts.join(", ")} }`;
}

/** A point's name and hints, as its options say. */
export function namedAndHinted({ name, hints }: HyperOptions): {
  readonly name?: string;
  readonly hints?: Hints;
} {
  return { ...(name === undefined ? {} : { name }), ...(hints === undefined ? {} : { hints }) };
}
