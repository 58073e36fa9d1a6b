/** Drawing points at random: each decision by its own law (uniform over candidates, uniform on a float's scale). */
import { DNA } from "./dna.js";
import type { RandomStream } from "./random.js";
import { fromUnit } from "./scale.js";
import type { DecisionPoint, Space } from "./points.js";
import type { DNASpec } from "./spec.js";

/** A random DNA, every decision drawn independently and uniformly (floats: uniformly on their scale). */
export function randomDna(spec: DNASpec, random: RandomStream): DNA {
  const numbers: number[] = [];
  drawSpace(spec.space, random, numbers);
  return DNA.trusted(spec, numbers);
}

/** Appends a random decision for each point of a space, and for the points that those decisions open. */
export function drawSpace(space: Space, random: RandomStream, into: number[]): void {
  for (const point of space) drawPoint(point, random, into);
}

function drawPoint(point: DecisionPoint, random: RandomStream, into: number[]): void {
  switch (point.kind) {
    case "float":
      into.push(fromUnit(point, random.next()));
      return;
    case "int":
      into.push(random.int(point.count));
      return;
    case "categorical": {
      const index = random.int(point.candidates.length);
      into.push(index);
      drawSpace(point.candidates[index]?.space ?? [], random, into);
    }
  }
}
