// A space in which a choice and the sizes that it opens are one choice, of all their combinations: what a controller of a supernet learns in.
// With a decision for each, a block is judged by the mean of its sizes, and where most of them cost too much it is ruled out before the
// controller has learned which do not. See docs/decisions/011-joint-choices.md.
import { DNA, DNASpec, type CategoricalPoint, type DecisionPoint, type Space } from "tsglove";

/** So many combinations a choice has at most that is made one with what it opens: each has to be drawn a few times to be known. */
const MOST_JOINT = 64;

/**
 * Even chances of all combinations are a small chance of a candidate that has no sizes, beside one that has many: too small for its
 * weights to learn. It begins with no less than this part of what it would have if all candidates had the same.
 */
const LEAST_SHARE = 1 / 4;

/** A choice decided together with all that it opens. */
interface Combination {
  /** In the order of a DNA. */
  readonly numbers: readonly number[];
  /** How likely it is at first, next to the others of its choice: 1 where all are alike. */
  readonly weight: number;
}

/** A joint choice, and what its candidates stand for. */
interface Joint {
  readonly point: CategoricalPoint;
  readonly combinations: readonly Combination[];
  /** Which candidate each combination is, by its numbers. */
  readonly places: ReadonlyMap<string, number>;
}

/** A space, seen as one of joint choices. */
export interface JointSpace {
  /** The space of joint choices; the space itself where no choice opens others. */
  readonly spec: DNASpec;
  /**
   * A point of the space, in {@link JointSpace.spec}.
   * @throws Error where it is a point of another space.
   */
  readonly joined: (dna: DNA) => DNA;
  /** A point of {@link JointSpace.spec}, in the space. */
  readonly apart: (dna: DNA) => DNA;
  /** The joint choices with the logits that a controller begins with, which are no longer those of even chances. */
  readonly firstLogits: readonly (readonly [point: DecisionPoint, logits: readonly number[]])[];
}

/**
 * Makes choices joint: each that opens others, if all of these are choices, and if there are at most 64 combinations. Else it stays
 * by itself, and what it opens is looked at in the same way. So do floats, custom decisions, `manyof` and `permutate`, ints of more
 * values, and decisions whose name another one has, too: these share what a controller learns of them.
 */
export function jointSpace(spec: DNASpec): JointSpace {
  const joints = new Map<DecisionPoint, Joint>();
  const space = withJoints(spec.space, sharedNames(spec), joints);
  if (joints.size === 0) return { spec, joined: (dna) => dna, apart: (dna) => dna, firstLogits: [] };

  const made = new Map<DecisionPoint, Joint>(Array.from(joints.values(), (joint) => [joint.point, joint]));
  const numbersApart = (numbers: readonly number[]): readonly number[] =>
    DNA.trusted(joint, numbers).decisions.flatMap(
      ({ point, number }) => made.get(point)?.combinations[number]?.numbers ?? [number],
    );
  const constraint = {
    text: spec.constraints.map(({ text }) => text).join(" and "),
    allows: ({ numbers }: Pick<DNA, "numbers">) => spec.isFeasible({ numbers: numbersApart(numbers) }),
  };
  const joint = new DNASpec(space, spec.constraints.length === 0 ? [] : [constraint]);
  return {
    spec: joint,
    apart: ({ numbers }) => DNA.trusted(spec, numbersApart(numbers)),
    joined(dna) {
      if (dna.spec !== spec) throw new Error(`${String(dna)} is a point of another space.`);
      return DNA.trusted(joint, numbersJoined(dna, joints));
    },
    firstLogits: [...made.values()]
      .filter(({ combinations }) => combinations.some(({ weight }) => weight !== 1))
      .map(({ point, combinations }) => [point, combinations.map(({ weight }) => Math.log(weight))]),
  };
}

function sharedNames({ decisionPoints }: DNASpec): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { name } of decisionPoints) {
    if (name === undefined) continue;
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}

/** @param joints takes the choices that were made joint, by what they were. */
function withJoints(space: Space, shared: ReadonlySet<string>, joints: Map<DecisionPoint, Joint>): Space {
  return space.map((point) => {
    if (point.kind !== "categorical" || point.candidates.every((candidate) => candidate.space.length === 0))
      return point;
    const combinations = combinationsOf(point, shared);
    if (combinations === undefined)
      return {
        ...point,
        candidates: point.candidates.map((candidate) => ({
          ...candidate,
          space: withJoints(candidate.space, shared, joints),
        })),
      };
    const labels = combinations.map(({ numbers }) => numbers.join(" "));
    const joint: CategoricalPoint = { ...point, candidates: labels.map((label) => ({ label, space: [] })) };
    const places = new Map(labels.map((label, i) => [label, i]));
    joints.set(point, { point: joint, combinations, places });
    return joint;
  });
}

function numbersJoined(dna: DNA, joints: ReadonlyMap<DecisionPoint, Joint>): readonly number[] {
  const numbers: number[] = [];
  let behind = 0;
  for (const { point, number, start, end } of dna.decisions) {
    if (start < behind) continue;
    const place = joints.get(point)?.places.get(dna.numbers.slice(start, end).join(" "));
    numbers.push(place ?? number);
    if (place !== undefined) behind = end;
  }
  return numbers;
}

/** All combinations of a choice with what it opens; undefined where they cannot be one choice. */
function combinationsOf(
  point: DecisionPoint,
  shared: ReadonlySet<string>,
): readonly Combination[] | undefined {
  if (point.name !== undefined && shared.has(point.name)) return undefined;
  if (point.kind === "int" && point.count <= MOST_JOINT)
    return Array.from({ length: point.count }, (_, i) => ({ numbers: [i], weight: 1 }));
  if (point.kind !== "categorical" || point.many !== undefined) return undefined;
  const each: (readonly Combination[])[] = [];
  let count = 0;
  for (const [i, { space }] of point.candidates.entries()) {
    let opened: readonly Combination[] = [{ numbers: [i], weight: 1 }];
    for (const under of space) {
      const found = combinationsOf(under, shared);
      if (found === undefined || opened.length * found.length > MOST_JOINT) return undefined;
      opened = opened.flatMap((before) =>
        found.map(({ numbers, weight }) => ({
          numbers: [...before.numbers, ...numbers],
          weight: before.weight * weight,
        })),
      );
    }
    each.push(opened);
    count += opened.length;
    if (count > MOST_JOINT) return undefined;
  }
  return withLeastShares(each);
}

/** @param each the combinations of each candidate. */
function withLeastShares(each: readonly (readonly Combination[])[]): readonly Combination[] {
  const shares = each.map((combinations) => combinations.reduce((sum, { weight }) => sum + weight, 0));
  const least = (LEAST_SHARE * shares.reduce((sum, share) => sum + share, 0)) / each.length;
  return each.flatMap((combinations, i) => {
    const share = shares[i] ?? least;
    if (share >= least) return combinations;
    return combinations.map(({ numbers, weight }) => ({ numbers, weight: (weight * least) / share }));
  });
}
