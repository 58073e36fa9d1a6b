/**
 * Types that carry a domain. A phantom property, which no value ever has, tells it to the compiler: plain values of the
 * base type satisfy the marked one and the other way round, and two different domains do not.
 */
import type { Scale } from "../geno/points.js";

/** The key of the phantom property: `[kind, ...parameters]`. */
export declare const tsgloveDomain: unique symbol;

/**
 * A number that is searched between `Min` and `Max`, both included.
 *
 * @typeParam S how draws spread: `"linear"` (the default), `"log"` or `"rlog"`; the latter two need `Min` above 0.
 */
export type Float<Min extends number, Max extends number, S extends Scale = "linear"> = number & {
  readonly [tsgloveDomain]?: ["float", Min, Max, S];
};

/** A whole number that is searched: `Min`, `Min + Step`, ... up to `Max`. */
export type Int<Min extends number, Max extends number, Step extends number = 1> = number & {
  readonly [tsgloveDomain]?: ["int", Min, Max, Step];
};

/** A `T` that is not searched although its type is finite: its default is used. */
export type Fixed<T> = T & { readonly [tsgloveDomain]?: ["fixed"] };
