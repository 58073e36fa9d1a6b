/** The points of a space by their place in the order of enumeration; a random place is a uniform draw. */
import { COUNT, countBehind, measureSpace } from "./count.js";
import { discreteSize } from "./cardinality.js";
import { pointText } from "./literal-text.js";
import type { CategoricalPoint, CustomPoint, DecisionPoint, Space } from "./points.js";
import type { RandomStream } from "./random.js";
import { fromUnit } from "./scale.js";
import type { DNASpec } from "./spec.js";
import { nextAllowed } from "./subchoices.js";
import { decideSpace } from "./walk.js";

/** Decides what is not counted: floats, and customs without a count. */
type Uncounted = (point: DecisionPoint) => number;

/** Appends the numbers of a point drawn evenly from all of the space's. */
export function drawEvenly(spec: DNASpec, random: RandomStream, into: number[]): void {
  const uncounted: Uncounted = (point) => {
    if (point.kind === "float") return fromUnit(point, random.next());
    if (point.kind === "custom") return point.genomes.numberOf(point.genomes.rules.random(random), point.id);
    throw new Error(`${pointText(point.id)} is counted.`);
  };
  numbersAt(spec, randomBelow(spec.discreteSize, random), uncounted, into);
}

/**
 * Appends the numbers of the point at `place`, counted from 0 in the order of enumeration.
 *
 * @param uncounted decides the points that have no order.
 */
export function numbersAt(spec: DNASpec, place: bigint, uncounted: Uncounted, into: number[]): void {
  if (spec.hasTies) placeByCounting(spec, place, uncounted, into);
  else placeInSpace(spec.space, place, uncounted, into);
}

/** In a plain product each factor has its own digit, the first one the most significant. */
function placeInSpace(space: Space, place: bigint, uncounted: Uncounted, into: number[]): void {
  let rest = place;
  let after = sizeOf(space);
  for (let i = 0; i < space.length; i++) {
    const point = space[i];
    if (point === undefined) continue;
    const many = point.kind === "categorical" ? point.many : undefined;
    const factor = many === undefined ? [point] : space.slice(i, i + many.count);
    after /= sizeOfFactor(point, factor);
    const digit = rest / after;
    rest %= after;
    if (many === undefined) placeInPoint(point, digit, uncounted, into);
    else placeInMany(factor, digit, uncounted, into);
    i += factor.length - 1;
  }
}

function placeInPoint(point: DecisionPoint, place: bigint, uncounted: Uncounted, into: number[]): void {
  if (point.kind === "int") into.push(Number(place));
  else if (point.kind === "categorical") {
    let rest = place;
    const index = point.candidates.findIndex(({ space }) => {
      const size = sizeOf(space);
      if (rest < size) return true;
      rest -= size;
      return false;
    });
    into.push(index);
    placeInSpace(point.candidates[index]?.space ?? [], rest, uncounted, into);
  } else if (point.kind === "custom" && point.genomes.rules.count !== undefined)
    into.push(genomeAt(point, place));
  else into.push(uncounted(point));
}

function genomeAt(point: CustomPoint, place: bigint): number {
  const { first, next } = point.genomes.rules;
  let genome = first?.();
  for (let i = 0n; i < place && genome !== undefined; i++) genome = next?.(genome);
  if (genome === undefined)
    throw new RangeError(
      `${pointText(point.id)} has no genome at place ${place}; its first and next have to reach its count.`,
    );
  return point.genomes.numberOf(genome, point.id);
}

function placeInMany(points: Space, place: bigint, uncounted: Uncounted, into: number[]): void {
  let rest = place;
  const picked: number[] = [];
  points.forEach((point, at) => {
    if (point.kind !== "categorical") return;
    for (
      let index = nextAllowed(point, picked, 0);
      index !== -1;
      index = nextAllowed(point, picked, index + 1)
    ) {
      const space = point.candidates[index]?.space ?? [];
      const behind = countBehind(points, [...picked, index]);
      const ways = sizeOf(space) * behind;
      if (rest >= ways) {
        rest -= ways;
        continue;
      }
      picked.push(index);
      into.push(index);
      placeInSpace(space, rest / behind, uncounted, into);
      rest %= behind;
      return;
    }
    throw new RangeError(`There is no place ${place} among the choices of "${points[at]?.id ?? ""}".`);
  });
}

/** Where names tie decisions across branches, each decision is weighed by the ways to complete the point behind it. */
function placeByCounting(spec: DNASpec, place: bigint, uncounted: Uncounted, into: number[]): void {
  let rest = place;
  const start = into.length;
  const waysWith = (number: number): bigint =>
    measureSpace(spec.space, COUNT, [...into.slice(start), number]);
  const nowhere = (): RangeError =>
    new RangeError(`There is no place ${place} in the space; it has ${spec.discreteSize} points.`);
  decideSpace(
    spec.space,
    (point, picked) => {
      if (point.kind === "float" || (point.kind === "custom" && point.genomes.rules.count === undefined))
        return uncounted(point);
      if (point.kind === "categorical") {
        const [index, behind] = placeInChoice(point, picked, rest, waysWith);
        if (index === -1) throw nowhere();
        rest = behind;
        return index;
      }
      // Whatever the decision is, as many points go on from it.
      const ways = waysWith(0);
      const digit = rest / ways;
      rest %= ways;
      if (point.kind === "custom") return genomeAt(point, digit);
      if (digit >= BigInt(point.count)) throw nowhere();
      return Number(digit);
    },
    into,
    new Set(),
  );
}

/** The candidate at which a place stands, and the place among the points that go on from it. */
function placeInChoice(
  point: CategoricalPoint,
  picked: readonly number[],
  place: bigint,
  waysWith: (number: number) => bigint,
): readonly [number, bigint] {
  let rest = place;
  let alike: bigint | undefined;
  for (
    let number = nextAllowed(point, picked, 0);
    number !== -1;
    number = nextAllowed(point, picked, number + 1)
  ) {
    // Candidates with nothing under them are alike, unless a sorted choice makes them a bound.
    const isPlain = point.candidates[number]?.space.length === 0 && point.many?.sorted !== true;
    const ways = isPlain ? (alike ??= waysWith(number)) : waysWith(number);
    if (rest < ways) return [number, rest];
    rest -= ways;
  }
  return [-1, rest];
}

const sizes = new WeakMap<Space | DecisionPoint, bigint>();

/** The size of a point, or of the manyof that it is the first choice of. */
function sizeOfFactor(first: DecisionPoint, factor: Space): bigint {
  let size = sizes.get(first);
  if (size === undefined) sizes.set(first, (size = discreteSize(factor)));
  return size;
}

function sizeOf(space: Space): bigint {
  let size = sizes.get(space);
  if (size === undefined) sizes.set(space, (size = discreteSize(space)));
  return size;
}

/** A whole number in [0, count), each equally likely: 32 random bits at a time, drawn again where they reach count. */
function randomBelow(count: bigint, random: RandomStream): bigint {
  const words = Math.ceil(count.toString(2).length / 32);
  const excess = BigInt(words * 32 - (count - 1n).toString(2).length);
  for (;;) {
    let bits = 0n;
    for (let i = 0; i < words; i++) bits = (bits << 32n) | BigInt(random.int(2 ** 32));
    const drawn = bits >> excess;
    if (drawn < count) return drawn;
  }
}
