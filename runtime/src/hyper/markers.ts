/**
 * Types that carry a domain. A phantom property, which no value ever has, tells it to the compiler: plain values of the
 * base type satisfy the marked one and the other way round, and two different domains do not.
 */
import type { Scale } from "../geno/points.js";
import type { Permuted } from "./many.js";

/** The key of the phantom property: `[kind, ...parameters]`. */
export declare const tsgloveDomain: unique symbol;

/** The key of the phantom property that {@link Named} adds. */
export declare const tsgloveName: unique symbol;

/** The key of the phantom property that {@link Hint} adds. */
export declare const tsgloveHint: unique symbol;

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

/** A list of `N` items, each searched on its own among what `T` allows. */
export type FixedArray<T, N extends number> = T[] & { readonly [tsgloveDomain]?: ["list", T, N] };

/** Settings of {@link ManyOf}, as a type: those of `manyof`. */
export interface ManyOfRules {
  /** Whether each member of the union is taken at most once; true where it is left out. */
  readonly distinct?: boolean;
  /** Whether the chosen keep the order of the union; false where it is left out. */
  readonly sorted?: boolean;
}

/**
 * A list of `K` chosen members of the union `T`, as `manyof` chooses them.
 *
 * @typeParam Rules `{ distinct: false }` lets a member be taken more than once, `{ sorted: true }` keeps the union's order.
 */
export type ManyOf<T, K extends number, Rules extends ManyOfRules = ManyOfRules> = T[] & {
  readonly [tsgloveDomain]?: ["manyof", T, K, Rules];
};

/** All items of a tuple type, in an order to be found: `Permutation<["left", "right"]>`. */
export type Permutation<T extends readonly unknown[]> = Permuted<T> & {
  readonly [tsgloveDomain]?: ["permutation", T];
};

/** An object of any `@searchable` class of the program that extends or implements `T`: all of them are candidates. */
export type AnyOf<T> = T & { readonly [tsgloveDomain]?: ["anyof", T] };

/** A `T` whose decision point has a name: decisions of one name and one domain are one decision, made once. */
export type Named<T, Name extends string> = T & { readonly [tsgloveName]?: Name };

/** A `T` whose decision point carries a hint, for partitions (`where`) and algorithms. */
export type Hint<T, H extends string | number | boolean> = T & { readonly [tsgloveHint]?: H };
