/** Drawing points at random, by one of two laws: each decision evenly, or each point of the space evenly. */
import { DNA } from "./dna.js";
import { drawFeasible, feasiblePoints } from "./feasible.js";
import type { RandomStream } from "./random.js";
import { requireLaw, type SamplingLaw } from "./sampling-law.js";
import { fromUnit } from "./scale.js";
import { drawSubchoices } from "./subchoices.js";
import type { CategoricalPoint, DecisionPoint, Space } from "./points.js";
import type { DNASpec } from "./spec.js";
import { drawEvenly } from "./uniform.js";
import { isDecided, spaceUnder, type Decided } from "./walk.js";

/** How often a constrained space is drawn from before it is given up, … */
const MOST_DRAWS = 10_000;

/** … and before a small one is gone through. */
const FEW_DRAWS = 100;

/** No point was found that keeps a space's constraints. */
export class NoFeasiblePoint extends RangeError {}

/**
 * A random DNA that the space's constraints allow.
 *
 * @param law see {@link SamplingLaw}; `"decision"` by default. Constraints leave the chances of allowed points in proportion.
 * @throws NoFeasiblePoint, a RangeError, where 10,000 draws in a row break a constraint, or all points of a small space do;
 *   RangeError where there is no such law.
 */
export function randomDna(spec: DNASpec, random: RandomStream, law: SamplingLaw = "decision"): DNA {
  requireLaw(law);
  const dna = tryRandomDna(spec, random, law);
  if (dna !== undefined) return dna;
  const text = spec.constraints.map((each) => each.text).join(" and ");
  throw new NoFeasiblePoint(
    feasiblePoints(spec) === undefined
      ? `None of ${MOST_DRAWS} random points keeps the space's constraints, ${text}; loosen them, or build the space so that most of its points do.`
      : `None of the space's ${String(spec.size)} points keeps its constraints, ${text}; loosen them.`,
  );
}

/**
 * {@link randomDna}, giving undefined where no point is found.
 *
 * @param draws how often it is tried, if all of the space's points are too many to go through; 10,000 times by default.
 */
export function tryRandomDna(
  spec: DNASpec,
  random: RandomStream,
  law: SamplingLaw = "decision",
  draws = MOST_DRAWS,
): DNA | undefined {
  for (let draw = 0; draw < draws; draw++) {
    if (draw === FEW_DRAWS && feasiblePoints(spec) !== undefined) break;
    const dna = drawDna(spec, random, law);
    if (spec.isFeasible(dna)) return dna;
  }
  return drawFeasible(spec, random, law);
}

/** A random point of a space, whether its constraints allow it or not. */
export function drawDna(spec: DNASpec, random: RandomStream, law: SamplingLaw = "decision"): DNA {
  const numbers: number[] = [];
  if (law === "point") drawEvenly(spec, random, numbers);
  else drawSpace(spec.space, random, numbers, spec.hasTies ? new Set() : undefined);
  return DNA.trusted(spec, numbers);
}

/** Appends a random decision for each point of a space, and for the points that those decisions open. */
export function drawSpace(space: Space, random: RandomStream, into: number[], decided?: Decided): void {
  for (let i = 0; i < space.length; i++) {
    const point = space[i];
    if (point === undefined || (decided !== undefined && isDecided(point, decided))) continue;
    if (point.kind === "categorical" && point.many !== undefined) {
      drawMany(space.slice(i, i + point.many.count), point, random, into, decided);
      i += point.many.count - 1;
    } else drawPoint(point, random, into, decided);
  }
}

function drawPoint(point: DecisionPoint, random: RandomStream, into: number[], decided?: Decided): void {
  if (decided !== undefined && point.name !== undefined) decided.add(point.name);
  switch (point.kind) {
    case "float":
      into.push(fromUnit(point, random.next()));
      return;
    case "int":
      into.push(random.int(point.count));
      return;
    case "custom":
      into.push(point.genomes.numberOf(point.genomes.rules.random(random), point.id));
      return;
    case "categorical": {
      const index = random.int(point.candidates.length);
      into.push(index);
      const under = spaceUnder(point, index);
      if (under.length > 0) drawSpace(under, random, into, decided);
    }
  }
}

function drawMany(
  points: Space,
  first: CategoricalPoint,
  random: RandomStream,
  into: number[],
  decided?: Decided,
): void {
  if (first.many === undefined) return;
  const picked = drawSubchoices(first.many, first.candidates.length, random);
  points.forEach((point, place) => {
    const index = picked[place] ?? 0;
    if (decided !== undefined && point.name !== undefined) decided.add(point.name);
    into.push(index);
    drawSpace(spaceUnder(point, index), random, into, decided);
  });
}
