/** What evolution breeds from: points, and what their trials were worth. */
import type { DNA } from "../../geno/dna.js";
import type { Outcome } from "../algorithm.js";

/** A point, tried or not: a child, whose worth nobody knows, or an {@link Individual}. */
export interface Genotype {
  /** The point. */
  readonly dna: DNA;
}

/** A point that was tried. */
export interface Individual extends Genotype {
  /** Its trial, from 1; 0 for one of an earlier study. */
  readonly id: number;
  /** Its rewards, one for each objective, larger is better; they may be infinite. */
  readonly gains: readonly number[];
  /** By how much it breaks limits of the study's metrics, 0 where it keeps them. */
  readonly violation: number;
  /** Whether it was stopped early. */
  readonly stopped: boolean;
}

/** The individual of a trial that has ended; undefined where it was infeasible. */
export function individualOf({
  id,
  dna,
  reward,
  rewards,
  violation = 0,
  stopped,
}: Outcome): Individual | undefined {
  const gains = rewards ?? (reward === undefined ? undefined : [reward]);
  return gains === undefined ? undefined : { id, dna, gains, violation, stopped: stopped === true };
}

/**
 * Negative where the first is better whatever their rewards are, 0 where these have to tell: what keeps limits is before what
 * breaks them, the more the later (Deb's constrained domination), and what was tried to its end before what was stopped.
 */
export function compareStandings(a: Individual, b: Individual): number {
  if (a.violation !== b.violation) return a.violation - b.violation;
  return Number(a.stopped) - Number(b.stopped);
}

/**
 * Negative where the first is better, by standing and then objective by objective: a total order, which of one objective is all.
 */
export function compareIndividuals(a: Individual, b: Individual): number {
  const standing = compareStandings(a, b);
  if (standing !== 0) return standing;
  for (let i = 0; i < a.gains.length; i++) {
    const [one = 0, other = 0] = [a.gains[i], b.gains[i]];
    if (one !== other) return one > other ? -1 : 1;
  }
  return 0;
}

/** @throws RangeError where there is none. */
export function memberAt(members: readonly Individual[], place: number): Individual {
  const member = members[place];
  if (member === undefined) throw new RangeError(`There is no member ${place} among ${members.length}.`);
  return member;
}
