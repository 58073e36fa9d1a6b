/**
 * Where an acquisition is largest, over a space of any form: random points and changed copies of good ones, of which the best
 * are taken uphill: numbers by gradient, all else by mutation.
 */
import { DNA } from "../../geno/dna.js";
import { feasiblePoints } from "../../geno/feasible.js";
import type { RandomStream } from "../../geno/random.js";
import { tryRandomDna } from "../../geno/random-dna.js";
import { fromUnit, toUnit } from "../../geno/scale.js";
import type { DNASpec } from "../../geno/spec.js";
import { mutate } from "../evolution/mutate.js";
import type { Acquisition } from "./acquisition.js";
import type { Axis, Columns } from "./columns.js";
import { minimize } from "./minimize.js";

/** How many of the candidates are taken uphill. */
const CLIMBS = 5;

/** How many random points and changed copies are looked at before. */
const CANDIDATES = 600;

/** How often a random candidate is drawn for one that keeps the constraints, before there is one fewer. */
const DRAWS = 200;

/** How many mutants each climb looks at in a round; a round without a gain is the last. */
const MUTANTS = 24;
const MOST_ROUNDS = 8;

/** How often each climb along the gradient may ask for a value. */
const EVALUATIONS = 40;

/** A number moves by a normal step of a part of its range, between these, evenly in log. */
const STEPS = [0.002, 0.3] as const;

interface Valued {
  readonly dna: DNA;
  readonly value: number;
}

/** A point that is changed many times. */
interface Parent {
  readonly dna: DNA;
  /** Its decisions that are numbers and can change. */
  readonly numbers: readonly Place[];
}

/** Where a number stands in its DNA. */
interface Place extends Axis {
  readonly start: number;
}

/** What {@link maximize} searches. */
export interface Hunt {
  readonly spec: DNASpec;
  readonly columns: Columns;
  readonly acquisition: Acquisition;
  /** Points to start from besides random ones: the best so far. */
  readonly around: readonly DNA[];
  /** Which part of the usual number of candidates, mutants and steps is looked at, above 0 to 1. */
  readonly effort: number;
  /** Whether hardly any random point keeps the space's constraints. */
  readonly isTight: boolean;
  /** Points that are not worth proposing: those tried before. */
  readonly isKnown: (dna: DNA) => boolean;
}

/** The best unknown point found; undefined where none was met. */
export function maximize(hunt: Hunt, random: RandomStream): DNA | undefined {
  const { spec, columns, acquisition, effort, isKnown } = hunt;
  const x = new Float64Array(columns.width);
  const valued = (dna: DNA): Valued => {
    columns.encode(dna, x);
    return { dna, value: acquisition.at(x) };
  };

  const all = hunt.isTight ? feasiblePoints(spec) : undefined;
  if (all !== undefined && all.length <= CANDIDATES)
    return all
      .filter((dna) => !isKnown(dna))
      .map(valued)
      .sort(byValue)[0]?.dna;
  const around = hunt.around.map((dna) => parentOf(dna, columns));
  const found: Valued[] = [];
  for (let i = 0; i < CANDIDATES * effort; i++) {
    const near = around[i % (2 * around.length || 1)];
    const dna =
      near === undefined ? tryRandomDna(spec, random, "decision", DRAWS) : changed(near, hunt, random);
    if (dna !== undefined) found.push(valued(dna));
  }
  found.sort(byValue);
  let best: Valued | undefined;
  let climbs = 0;
  for (const start of found) {
    if (climbs === CLIMBS) break;
    if (isKnown(start.dna)) continue;
    const end = climb(start, hunt, valued, random);
    if (best === undefined || end.value > best.value) best = end;
    climbs++;
  }
  return best?.dna;
}

function byValue(a: Valued, b: Valued): number {
  return b.value - a.value;
}

/** Uphill from an unknown point, until neither the gradient nor mutants lead further. */
function climb(start: Valued, hunt: Hunt, valued: (dna: DNA) => Valued, random: RandomStream): Valued {
  const { columns, effort, isKnown } = hunt;
  let parent = parentOf(start.dna, columns);
  let best = along(start, parent, hunt, valued);
  // Where all is floats the gradient has been all the way.
  if (parent.numbers.every(({ point }) => point.kind === "float") && isAll(parent)) return best;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    parent = { ...parent, dna: best.dna };
    let better: Valued | undefined;
    for (let i = 0; i < MUTANTS * effort; i++) {
      const mutant = valued(changed(parent, hunt, random));
      if (mutant.value > (better ?? best).value && !isKnown(mutant.dna)) better = mutant;
    }
    if (better === undefined) return best;
    parent = parentOf(better.dna, columns);
    best = along(better, parent, hunt, valued);
  }
  return best;
}

function parentOf(dna: DNA, columns: Columns): Parent {
  const numbers = columns.decisions(dna).flatMap(({ point, start }) => {
    const axis = columns.axisOf(point);
    return axis === undefined || (axis.point.kind === "int" && axis.point.count === 1)
      ? []
      : [{ ...axis, start }];
  });
  return { dna, numbers };
}

/** Whether a point is numbers and nothing else. */
function isAll({ dna, numbers }: Parent): boolean {
  return numbers.length === dna.numbers.length;
}

/** Uphill along the gradient of all numbers; whole ones are rounded at the end. */
function along(
  start: Valued,
  { numbers }: Parent,
  { columns, acquisition, effort, isKnown }: Hunt,
  valued: (dna: DNA) => Valued,
): Valued {
  if (numbers.length === 0) return start;
  const lines = numbers.map(({ column }) => column);
  const x = new Float64Array(columns.width);
  columns.encode(start.dna, x);
  const end = minimize(
    (units, gradient) => {
      lines.forEach((column, i) => (x[column.start] = units[i] ?? NaN));
      const value = acquisition.withGradient(x, lines, gradient);
      for (let i = 0; i < gradient.length; i++) gradient[i] = -(gradient[i] ?? 0);
      return -value;
    },
    Float64Array.from(lines, (column) => x[column.start] ?? NaN),
    { lower: new Float64Array(lines.length), upper: new Float64Array(lines.length).fill(1) },
    { evaluations: Math.ceil(EVALUATIONS * effort), first: 0.05, tolerance: 1e-4 },
  );
  const dna = moved(start.dna, numbers, end.x);
  if (!dna.spec.isFeasible(dna)) return start;
  const reached = valued(dna);
  return reached.value > start.value && !isKnown(dna) ? reached : start;
}

/** A copy of a DNA with some of its numbers elsewhere in their ranges. */
function moved(dna: DNA, numbers: readonly Place[], units: ArrayLike<number>): DNA {
  const copy = dna.numbers.slice();
  numbers.forEach(({ point, start }, i) => {
    const unit = units[i] ?? 0;
    copy[start] = point.kind === "float" ? fromUnit(point, unit) : Math.round(unit * (point.count - 1));
  });
  return DNA.trusted(dna.spec, copy);
}

/** A copy of a good point with some of its numbers moved, or, as often as it has others, with a change by {@link mutate}. */
function changed({ dna, numbers }: Parent, hunt: Hunt, random: RandomStream): DNA {
  // Where hardly any point is allowed, a random one in a mutant's place would take long to find.
  const mutant = (): DNA => (hunt.isTight ? mutate(dna, random, () => true) : mutate(dna, random));
  if (random.next() * dna.numbers.length >= numbers.length) return mutant();
  const [least, most] = STEPS;
  const step = least * (most / least) ** random.next();
  // Between one and all of them, evenly in log.
  const share = Math.exp(-random.next() * Math.log(numbers.length));
  const forced = random.int(numbers.length);
  const picked = numbers.filter((_, i) => i === forced || random.next() < share);
  const units = picked.map(({ point, start }) => {
    const number = dna.numbers[start] ?? 0;
    if (point.kind === "float") return reflected(toUnit(point, number) + step * random.normal());
    const last = point.count - 1;
    const move = step * last * random.normal();
    // A whole number moves by one at least.
    return reflected((number + (Math.abs(move) < 1 ? Math.sign(move) : move)) / last);
  });
  const copy = moved(dna, picked, units);
  return dna.spec.isFeasible(copy) ? copy : mutant();
}

/** Folded back into 0 to 1. */
function reflected(unit: number): number {
  const folded = Math.abs(unit % 2);
  return folded > 1 ? 2 - folded : folded;
}
