/** A value that can be written in a dictionary of decisions as itself. */
export type Literal = string | number | boolean | bigint | null | undefined;
