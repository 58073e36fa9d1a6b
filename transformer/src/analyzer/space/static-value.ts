/**
 * The values that a program would have, as far as they can be told without running it: what hyper values and symbolic objects
 * are at run time, as plain data. Immutable, and shared freely: one value that stands at two places is two parts there, as it is
 * at run time.
 */
import type { Hints, Literal, Scale } from "tsglove/geno";
import type ts from "typescript";
import type { DomainModel } from "../model.js";

/** A parameter, of which each object has an argument. */
export interface StaticParam {
  readonly name: string;
  readonly domain: DomainModel | undefined;
  readonly optional: boolean;
  readonly rest: boolean;
  /** Where it is declared. */
  readonly node?: ts.ParameterDeclaration;
}

/** What symbolic objects are made of: a `@searchable` class, or what `symbolize` made. */
export interface StaticType {
  readonly name: string;
  readonly params: readonly StaticParam[];
  /** The class, where it is one of the program's; a base of it is `bases`. */
  readonly symbol: ts.Symbol | undefined;
  /** The classes above it. */
  readonly bases: readonly ts.Symbol[];
  /** A symbolized function: its objects are calls. */
  readonly isFunction: boolean;
}

/** The options of a hyper value. */
export interface StaticOptions {
  readonly name?: string;
  readonly hints?: Hints;
  /** Where a search of it may start, as its own code says. */
  readonly start?: StaticValue;
}

/** A value that is not known before running. */
export interface Unknown {
  readonly kind: "unknown";
  /** What is not known, as the end of a sentence: "the length of `widths` is not known before running". */
  readonly reason: string;
  /** What is to blame. */
  readonly node: ts.Node | undefined;
  /** A value that has no more points than this one, where one is known. */
  readonly atLeast?: StaticValue;
}

/** What the program does instead of making the value: it throws. */
export interface Thrown {
  readonly kind: "thrown";
  readonly reason: string;
  readonly node: ts.Node | undefined;
}

export type StaticValue =
  | { readonly kind: "literal"; readonly value: Literal }
  /** `args`: one a parameter, a rest parameter's as a list, undefined ones where they are omitted. */
  | { readonly kind: "object"; readonly type: StaticType; readonly args: readonly StaticValue[] }
  | { readonly kind: "list"; readonly items: readonly StaticValue[] }
  | { readonly kind: "record"; readonly entries: ReadonlyMap<string, StaticValue> }
  | StaticChoice
  | StaticMany
  | {
      readonly kind: "float";
      readonly min: number;
      readonly max: number;
      readonly scale: Scale;
      readonly options: StaticOptions;
    }
  | {
      readonly kind: "int";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly options: StaticOptions;
    }
  /** `custom`, `evolve`; equal where they share their rules. */
  | {
      readonly kind: "custom";
      readonly text: string;
      readonly rules: object;
      readonly count: bigint | undefined;
      readonly options: StaticOptions;
    }
  | {
      readonly kind: "constrained";
      readonly space: StaticValue;
      readonly allows: object;
      readonly text: string;
      readonly node: ts.Node | undefined;
    }
  /** `derived`, `contextual`: decides nothing itself. */
  | { readonly kind: "dependent"; readonly text: string; readonly rules: object }
  /** `ref(x)` */
  | { readonly kind: "shared"; readonly value: StaticValue }
  /** Leaves a property of a plain object out. */
  | { readonly kind: "absent" }
  | { readonly kind: "function"; readonly name: string }
  /** A decided value whose parts nobody enters. */
  | { readonly kind: "opaque"; readonly label: string }
  | Unknown
  | Thrown;

export interface StaticChoice {
  readonly kind: "oneof";
  readonly candidates: readonly StaticValue[];
  readonly options: StaticOptions;
}

export interface StaticMany {
  readonly kind: "many";
  readonly count: number;
  readonly distinct: boolean;
  readonly sorted: boolean;
  readonly candidates: readonly StaticValue[];
  readonly options: StaticOptions;
}

/** An object of a symbolic type. */
export type StaticObject = Extract<StaticValue, { readonly kind: "object" }>;

export const UNDEFINED: StaticValue = { kind: "literal", value: undefined };

export const ABSENT: StaticValue = { kind: "absent" };

export function literalOf(value: Literal): StaticValue {
  return value === undefined ? UNDEFINED : { kind: "literal", value };
}

/** The parts that a value has at run time, with their keys; none where it has no parts. */
export function partsOf(value: StaticValue): readonly (readonly [string | number, StaticValue])[] {
  switch (value.kind) {
    case "object":
      return givenArguments(value).map(
        (arg, index) => [value.type.params[index]?.name ?? index, arg] as const,
      );
    case "list":
      return value.items.map((item, index) => [index, item] as const);
    case "record":
      return [...value.entries];
    default:
      return [];
  }
}

/** Everything that stands inside a value, candidates included. */
export function childrenOf(value: StaticValue): readonly StaticValue[] {
  switch (value.kind) {
    case "object":
      return value.args;
    case "list":
      return value.items;
    case "record":
      return [...value.entries.values()];
    case "oneof":
    case "many":
      return value.candidates;
    case "constrained":
      return [value.space];
    case "shared":
      return [value.value];
    default:
      return [];
  }
}

/** The arguments of an object without those at the end that are as good as not given. */
export function givenArguments({ type, args }: StaticObject): readonly StaticValue[] {
  let count = args.length;
  for (; count > 0; count--) {
    const last = args[count - 1];
    if (last?.kind === "list" && type.params[count - 1]?.rest === true) {
      if (last.items.length > 0) break;
    } else if (!isUndefined(last)) break;
  }
  return count === args.length ? args : args.slice(0, count);
}

export function isUndefined(value: StaticValue | undefined): boolean {
  return value === undefined || (value.kind === "literal" && value.value === undefined);
}
