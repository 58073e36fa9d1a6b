/** Options that every hyper value takes. */

/** What a decision point is called, apart from its place in the program. */
export interface HyperOptions {
  /** A name that dictionaries of decisions may use in place of the id. */
  readonly name?: string;
}

/** The options as the last argument of a call's source; nothing where there are none. */
export function nameSource(options: HyperOptions): string {
  return options.name === undefined ? "" : `, { name: ${JSON.stringify(options.name)} }`;
}
