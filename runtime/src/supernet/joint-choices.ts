// A space in which a choice and the sizes that it opens are one choice, of all their combinations: what a controller of a supernet learns in.
// With a decision for each, a block is judged by the mean of its sizes, and where most of them cost too much it is ruled out before the
// controller has learned which do not. The spaces that the papers search are of this kind: their candidates are blocks of one size each
// (TuNAS, section 3; ProxylessNAS).
import { DNA, DNASpec, type CategoricalPoint, type DecisionPoint, type Space } from "tsglove";

/** So many combinations a choice has at most that is made one with what it opens: each has to be drawn a few times to be known. */
const MOST_COMBINATIONS = 64;

/** The numbers of a choice and of all that it opens, in the order of a DNA. */
type Combination = readonly number[];

/** A space, seen as one of joint choices. */
export interface JointSpace {
  /** The space of joint choices; the space itself where no choice opens others. */
  readonly spec: DNASpec;
  /** A point of the space, in {@link JointSpace.spec}. */
  readonly joined: (dna: DNA) => DNA;
  /** A point of {@link JointSpace.spec}, in the space. */
  readonly apart: (dna: DNA) => DNA;
}

/**
 * Makes choices joint: each that opens others, if all of these are choices, and if there are at most 64 combinations. Else it stays
 * by itself, and what it opens is looked at in the same way. So do floats, custom decisions, `manyof` and `permutate`, ints of more
 * values, and names that tie decisions of several branches together.
 */
export function jointSpace(spec: DNASpec): JointSpace {
  const made = new Map<DecisionPoint, readonly Combination[]>();
  const places = new Map<DecisionPoint, ReadonlyMap<string, number>>();
  const { hasTies } = spec;

  const jointly = (space: Space): Space =>
    space.map((point) => {
      if (point.kind !== "categorical" || point.candidates.every((candidate) => candidate.space.length === 0))
        return point;
      const found = combinationsOf(point, hasTies);
      if (found === undefined)
        return {
          ...point,
          candidates: point.candidates.map((candidate) => ({
            ...candidate,
            space: jointly(candidate.space),
          })),
        };
      const joint: CategoricalPoint = {
        ...point,
        candidates: found.map((combination) => ({ label: combination.join(" "), space: [] })),
      };
      made.set(joint, found);
      places.set(point, new Map(found.map((combination, i) => [combination.join(), i])));
      return joint;
    });
  const space = jointly(spec.space);
  if (made.size === 0) return { spec, joined: (dna) => dna, apart: (dna) => dna };

  const apart = (dna: DNA): DNA =>
    DNA.of(
      spec,
      dna.decisions.flatMap(({ point, number }) => made.get(point)?.[number] ?? [number]),
    );
  const joint: DNASpec = new DNASpec(
    space,
    spec.constraints.map(({ text, allows }) => ({
      text,
      allows: ({ numbers }) => allows(apart(DNA.of(joint, numbers))),
    })),
  );
  return {
    spec: joint,
    apart,
    joined(dna) {
      const numbers: number[] = [];
      let behind = 0;
      for (const { point, number, start, end } of dna.decisions) {
        if (start < behind) continue;
        const place = places.get(point)?.get(dna.numbers.slice(start, end).join());
        numbers.push(place ?? number);
        if (place !== undefined) behind = end;
      }
      return DNA.of(joint, numbers);
    },
  };
}

/** All combinations of a choice with what it opens; undefined where they cannot be one choice. */
function combinationsOf(point: DecisionPoint, hasTies: boolean): readonly Combination[] | undefined {
  if (hasTies && point.name !== undefined) return undefined;
  if (point.kind === "int" && point.count <= MOST_COMBINATIONS)
    return Array.from({ length: point.count }, (_, i) => [i]);
  if (point.kind !== "categorical" || point.many !== undefined) return undefined;
  const all: Combination[] = [];
  for (const [i, { space }] of point.candidates.entries()) {
    let opened: readonly Combination[] = [[i]];
    for (const under of space) {
      const found = combinationsOf(under, hasTies);
      if (found === undefined || opened.length * found.length > MOST_COMBINATIONS) return undefined;
      opened = opened.flatMap((before) => found.map((combination) => [...before, ...combination]));
    }
    all.push(...opened);
    if (all.length > MOST_COMBINATIONS) return undefined;
  }
  return all;
}
