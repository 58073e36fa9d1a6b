/** What a part of a space compiles to: something that builds its value from decisions, and finds the decisions of a value. */
import type { FloatDomain, IntDomain } from "../../symbolic/domain.js";
import type { Key } from "../../symbolic/node.js";
import type { Constrained } from "../constrain.js";

/** Where a decode stands in the numbers of its DNA, and what it has come across. */
export interface Cursor {
  readonly numbers: readonly number[];
  at: number;
  /** The values of named decisions; only kept where names tie decisions or something is derived from them. */
  readonly named: Map<string, unknown> | undefined;
  /** Where constraints are judged: those that the value breaks. Undefined where it is only decoded. */
  readonly judged: Judged | undefined;
}

/** What is known of a value's constraints. */
export interface Judged {
  readonly broken: Set<Constrained>;
  /** Those around values that depend on others, to be judged when these are known, and where in the value they stand. */
  readonly waiting: { readonly constrained: Constrained; readonly keys: readonly Key[] }[];
}

/** Where an encode stands. */
export interface Encoding {
  readonly numbers: number[];
  readonly named: Map<string, unknown>;
  /** In a space whose names tie decisions: see {@link Trail}. */
  readonly trail?: Trail;
}

/**
 * The candidates that an encode took, choice by choice. Where names tie decisions, one that fitted where it stood may turn
 * out wrong later on; then the encode begins anew, with another candidate at the last of its choices.
 */
export interface Trail {
  readonly picks: number[];
  at: number;
}

/** Why a value is no point of a space. */
export interface Misfit {
  /** Where in the value. */
  readonly path: string;
  readonly problem: string;
}

/** Makes a value out of what a cursor reads. */
export type Build = (cursor: Cursor) => unknown;

/** Something that makes a value; where that is a choice and nothing more, with what its decision stands for (see parts.ts). */
export interface Part {
  /** Makes the value, new at each call. */
  readonly build: Build;
  /** By decision, the values of a choice among literals. */
  readonly literals?: readonly unknown[] | undefined;
  /** By decision, what makes the value of any other choice. */
  readonly branches?: readonly Build[] | undefined;
}

/** A number that is read straight from a decision without a name: what it ranges over. */
export type NumberDomain = FloatDomain | IntDomain;

export interface Node extends Part {
  /** Appends the decisions that make a value; a misfit, and anything appended, where there are none. */
  readonly encode: (value: unknown, into: Encoding, path: string) => Misfit | undefined;
  /** Appends the decisions of the point where a search may start. */
  readonly start: (into: Encoding) => void;
  /** Whether the value may come out undecided: with a hyper value in it that `where` left out, or one that depends on others. */
  readonly open: boolean;
  /** Whether the value may come out as `absent`: then the property is left out that it would be. */
  readonly leavesOut?: boolean;
  /** What it reads, where it is a number. */
  readonly number?: NumberDomain;
  /** The value itself, where it is a literal that is always the same. */
  readonly literal?: { readonly value: unknown };
}

/** Where a part stands in the space. */
export interface Place {
  /** The id of a decision point that stood here. */
  readonly id: string;
  /** The key path in the decoded program: conditions do not show in it. */
  readonly path: string;
  /** The same path as keys. */
  readonly keys: readonly Key[];
  /** Whether it is, or is a candidate of, a property of a plain object, which may be left out. */
  readonly isProperty?: boolean;
  /** Whether it stands in a choice that a partition leaves out, and may not be there in the end. */
  readonly inLeftOut?: true;
  /** The choices that have to be made for the part to be there. */
  readonly chain: readonly Condition[];
  readonly depth: number;
}

/** One of the choices that open a part: the point's id, and the candidate. */
export interface Condition {
  readonly id: string;
  readonly candidate: number;
}
