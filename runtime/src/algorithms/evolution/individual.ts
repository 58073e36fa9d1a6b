/** What evolution breeds from: points, and what their trials were worth. */
import type { DNA } from "../../geno/dna.js";
import type { Outcome } from "../algorithm.js";
import { resultOf, type Result } from "../standing.js";

/** A point, tried or not: a child, whose worth nobody knows, or an {@link Individual}. */
export interface Genotype {
  /** The point. */
  readonly dna: DNA;
}

/** A point that was tried, and what it came to: feasible, so that it has rewards. */
export interface Individual extends Genotype, Result {
  /** Its trial, from 1; 0 for one of an earlier study. */
  readonly id: number;
}

/** The individual of a trial that has ended; undefined where it was infeasible. */
export function individualOf(outcome: Outcome): Individual | undefined {
  const { gains, violation, stopped } = resultOf(outcome);
  return gains.length === 0 ? undefined : { id: outcome.id, dna: outcome.dna, gains, violation, stopped };
}

/** @throws RangeError where there is none. */
export function memberAt(members: readonly Individual[], place: number): Individual {
  const member = members[place];
  if (member === undefined) throw new RangeError(`There is no member ${place} among ${members.length}.`);
  return member;
}
