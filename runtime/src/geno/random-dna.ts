/** Drawing points at random, by one of two laws: each decision evenly, or each point of the space evenly. */
import { DNA } from "./dna.js";
import { shownValue } from "./literal-text.js";
import type { RandomStream } from "./random.js";
import { fromUnit } from "./scale.js";
import { drawSubchoices } from "./subchoices.js";
import type { CategoricalPoint, DecisionPoint, Space } from "./points.js";
import type { DNASpec } from "./spec.js";
import { drawEvenly } from "./uniform.js";
import { isDecided, spaceUnder, type Decided } from "./walk.js";

/**
 * What "at random" means:
 * - `"decision"`: every decision is drawn evenly over its own candidates (floats evenly on their scale), so that a
 *   candidate with a large space under it is as likely as one with none;
 * - `"point"`: every point of the space is equally likely (each continuous decision counted once, and drawn evenly on its
 *   scale; a custom decision that is not counted likewise, and drawn by its own rule).
 */
export type SamplingLaw = "decision" | "point";

/** For callers that no compiler checks. */
const laws: readonly unknown[] = ["decision", "point"] satisfies readonly SamplingLaw[];

/** How often a constrained space is drawn from before it is given up. */
const MOST_DRAWS = 10_000;

/**
 * A random DNA that the space's constraints allow.
 *
 * @param law see {@link SamplingLaw}; `"decision"` by default.
 * @throws RangeError where 10,000 draws in a row break a constraint, or there is no such law.
 */
export function randomDna(spec: DNASpec, random: RandomStream, law: SamplingLaw = "decision"): DNA {
  if (!laws.includes(law))
    throw new RangeError(`There is no sampling law ${shownValue(law)}; give "decision" or "point".`);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const numbers: number[] = [];
    if (law === "point") drawEvenly(spec, random, numbers);
    else drawSpace(spec.space, random, numbers, spec.hasTies ? new Set() : undefined);
    const dna = DNA.trusted(spec, numbers);
    if (spec.isFeasible(dna)) return dna;
  }
  throw new RangeError(
    `None of ${MOST_DRAWS} random points keeps the space's constraints, ${spec.constraints.map(({ text }) => text).join(" and ")}; loosen them, or build the space so that most of its points do.`,
  );
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
