/**
 * Children of several parents on conditional spaces: what is active in a child and in parents is inherited, by a rule that a
 * crossover gives; what is active in none of them is drawn. Whatever the rule says, the child is a point of the space.
 */
import { DNA } from "../../geno/dna.js";
import type { CategoricalPoint, DecisionPoint, Space, Subchoice } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import { drawSubchoices, isAllowed } from "../../geno/subchoices.js";
import { decideSpace, spaceUnder, type Decision } from "../../geno/walk.js";
import { drawnFor } from "./mutate.js";

/** How a decision is made of those of the parents that have it. */
export interface InheritanceRule {
  /**
   * A decision of its own.
   *
   * @param held what parents decided, at least one of them.
   * @param from which parents, as many: places among the parents.
   */
  number(point: DecisionPoint, held: readonly number[], from: readonly number[]): number;
  /**
   * The choices of a manyof together, of which those that may not stand where they are put get drawn.
   *
   * @param point the first of them.
   * @param held what parents picked, in their order.
   */
  picks(
    point: CategoricalPoint,
    many: Subchoice,
    held: readonly (readonly number[])[],
    from: readonly number[],
  ): readonly number[];
}

/**
 * The child that a rule makes; it may break a constraint of the space.
 *
 * @param parents of one space, at least one.
 */
export function inherit(parents: readonly DNA[], random: RandomStream, rule: InheritanceRule): DNA {
  const [first] = parents;
  if (first === undefined) throw new RangeError("A child has no parents; give at least one.");
  const { spec } = first;
  const numbers: number[] = [];
  if (isPlain(spec)) {
    const from = parents.map((_, place) => place);
    const held = parents.map(() => NaN);
    for (let i = 0; i < spec.space.length; i++) {
      const point = spec.space[i];
      if (point === undefined) continue;
      for (let place = 0; place < parents.length; place++) held[place] = parents[place]?.numbers[i] ?? NaN;
      numbers.push(rule.number(point, held, from));
    }
    return DNA.trusted(spec, numbers);
  }
  const families = parents.map(decidedOf);
  const plans = new Map<string, readonly number[]>();

  function picksOf(point: CategoricalPoint, many: Subchoice): readonly number[] {
    const known = plans.get(many.id);
    if (known !== undefined) return known;
    const { held, from } = holders(families, ({ picks }) => picks.get(many.id));
    const plan =
      held.length > 0
        ? rule.picks(
            point,
            many,
            held.map((decisions) => decisions.map(({ number }) => number)),
            from,
          )
        : drawSubchoices(many, point.candidates.length, random);
    plans.set(many.id, plan);
    return plan;
  }

  decideSpace(
    spec.space,
    (point, picked) => {
      if (point.kind !== "categorical" || point.many === undefined) {
        const { held, from } = holders(families, ({ numbers }) => numbers.get(point.id));
        return held.length > 0 ? rule.number(point, held, from) : drawnFor(point, picked, random);
      }
      const { many } = point;
      const planned = picksOf(point, many)[many.index] ?? -1;
      const number = isAllowed(point, picked, planned) ? planned : drawnFor(point, picked, random);
      if (spaceUnder(point, number).length > 0)
        for (const family of families) carry(point, many, number, family);
      return number;
    },
    numbers,
    new Set(),
  );
  return DNA.trusted(spec, numbers);
}

/** A candidate that a parent picked at another place brings along what the parent decided under it. */
function carry(point: CategoricalPoint, many: Subchoice, number: number, { numbers, picks }: Decided): void {
  const held = picks.get(many.id) ?? [];
  if (held[many.index]?.number === number) return;
  const other = held.find((decision) => decision.number === number);
  if (other !== undefined) rename(spaceUnder(other.point, number), spaceUnder(point, number), numbers, picks);
}

/** The same candidate opens the same space at each place of a manyof, but for its ids. */
function rename(
  before: Space,
  after: Space,
  numbers: Map<string, number>,
  picks: Map<string, readonly Decision[]>,
): void {
  before.forEach((point, index) => {
    const next = after[index];
    const number = numbers.get(point.id);
    if (next === undefined || number === undefined) return;
    numbers.set(next.id, number);
    if (point.kind !== "categorical" || next.kind !== "categorical") return;
    const group = point.many === undefined ? undefined : picks.get(point.many.id);
    if (group !== undefined && next.many !== undefined) picks.set(next.many.id, group);
    rename(spaceUnder(point, number), spaceUnder(next, number), numbers, picks);
  });
}

const plain = new WeakMap<DNASpec, boolean>();

/** Whether every DNA of a space decides the same points, each on its own. */
function isPlain(spec: DNASpec): boolean {
  let is = plain.get(spec);
  if (is === undefined) {
    is =
      !spec.hasTies &&
      spec.space.every(
        (point) =>
          point.kind !== "categorical" ||
          (point.many === undefined && point.candidates.every(({ space }) => space.length === 0)),
      );
    plain.set(spec, is);
  }
  return is;
}

/** What a parent decided: by point, and by manyof. */
interface Decided {
  readonly numbers: Map<string, number>;
  readonly picks: Map<string, readonly Decision[]>;
}

function decidedOf(dna: DNA): Decided {
  const numbers = new Map<string, number>();
  const picks = new Map<string, Decision[]>();
  for (const decision of dna.decisions) {
    const { point, number } = decision;
    numbers.set(point.id, number);
    if (point.kind !== "categorical" || point.many === undefined) continue;
    const group = picks.get(point.many.id);
    if (group === undefined) picks.set(point.many.id, [decision]);
    else group.push(decision);
  }
  return { numbers, picks };
}

/** What those parents decided that have a decision, and which they are. */
function holders<T>(
  families: readonly Decided[],
  read: (decided: Decided) => T | undefined,
): { readonly held: readonly T[]; readonly from: readonly number[] } {
  const held: T[] = [];
  const from: number[] = [];
  families.forEach((decided, place) => {
    const decision = read(decided);
    if (decision === undefined) return;
    held.push(decision);
    from.push(place);
  });
  return { held, from };
}
