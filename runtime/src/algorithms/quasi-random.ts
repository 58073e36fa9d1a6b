/**
 * Quasi-random search: points that fill the space more evenly than independent ones (Bousquet, Gelly, Kurach, Teytaud, Vincent:
 * Critical Hyper-Parameters: No Random, No Cry, 2017), by a scrambled Sobol sequence.
 */
import { DNA } from "../geno/dna.js";
import type { DecisionPoint, Space, Subchoice } from "../geno/points.js";
import type { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import { fromUnit } from "../geno/scale.js";
import type { DNASpec } from "../geno/spec.js";
import { decideSpace } from "../geno/walk.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";
import { ScrambledSobol } from "./sobol/scrambled.js";
import { checkedSeed, requireSettings } from "./settings.js";

/** How many points that break a constraint of the space are passed over before one is drawn at random. */
const MOST_SKIPPED = 10_000;

/**
 * Goes through a scrambled Sobol sequence, of which every decision point has a dimension of its own, whether it is active or
 * not: the first 2^k trials have one value of each decision that is always there in each 2^k-th of its range (on its scale),
 * and combinations are spread evenly too. Choices and ints take equal parts of their dimension; the picks of a `manyof` or
 * `permutate` each take one of those that are left, so that all are equally likely (sorted ones are sorted then). Every trial
 * alone is a draw by the law of {@link RandomSearch}; custom decisions are drawn at random.
 *
 * Points in whole powers of two are the most even. The scramble is of the study's seed, by way of the first proposal's stream.
 * Beyond 481 decision points, those that are nested deepest are even among themselves and independent of the first 481.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new QuasiRandom({ seed: 1 }), { trials: 128 });
 * ```
 */
export class QuasiRandom implements Algorithm {
  readonly name = "QuasiRandom";
  readonly multiObjective = true;
  readonly seed: number | undefined;

  /** @param options.seed the seed of studies that are given none; fresh for each study by default. */
  constructor(options: { readonly seed?: number } = {}) {
    requireSettings("QuasiRandom", options);
    this.seed = checkedSeed("QuasiRandom", options.seed);
  }

  start({ spec }: Problem): Search {
    const dimensions = dimensionsOf(spec.space);
    let sequence: ScrambledSobol | undefined;
    let index = 0;
    return {
      propose: ({ random }) => {
        sequence ??= new ScrambledSobol(random.split("scramble"));
        for (let i = 0; i < MOST_SKIPPED; i++) {
          const dna = pointAt(spec, sequence, index++, dimensions, random);
          if (spec.isFeasible(dna)) return dna;
        }
        return randomDna(spec, random);
      },
      report: () => undefined,
    };
  }
}

/** A dimension for each decision point, by id: the outer ones first, whose dimensions are the better ones. */
function dimensionsOf(space: Space): ReadonlyMap<string, number> {
  const dimensions = new Map<string, number>();
  let spaces = [space];
  while (spaces.length > 0) {
    const under: Space[] = [];
    for (const point of spaces.flat()) {
      dimensions.set(point.id, dimensions.size);
      if (point.kind !== "categorical") continue;
      for (const candidate of point.candidates) if (candidate.space.length > 0) under.push(candidate.space);
    }
    spaces = under;
  }
  return dimensions;
}

function pointAt(
  spec: DNASpec,
  sequence: ScrambledSobol,
  index: number,
  dimensions: ReadonlyMap<string, number>,
  random: RandomStream,
): DNA {
  const dimensionOf = (point: DecisionPoint): number => dimensions.get(point.id) ?? NaN;
  const unit = (dimension: number): number => sequence.at(index, dimension);
  const numbers: number[] = [];
  const manys = new Map<string, readonly number[]>();
  const decide = (point: DecisionPoint): number => {
    switch (point.kind) {
      case "float":
        return fromUnit(point, unit(dimensionOf(point)));
      case "int":
        return stratum(unit(dimensionOf(point)), point.count);
      case "custom":
        return point.genomes.numberOf(point.genomes.rules.random(random), point.id);
      case "categorical": {
        const { many, candidates } = point;
        if (many === undefined) return stratum(unit(dimensionOf(point)), candidates.length);
        // Its choices stand side by side, and so do their dimensions.
        const first = dimensionOf(point) - many.index;
        const picks = manys.get(many.id) ?? picksOf(many, candidates.length, (i) => unit(first + i));
        manys.set(many.id, picks);
        return picks[many.index] ?? 0;
      }
    }
  };
  decideSpace(spec.space, decide, numbers, new Set());
  return DNA.trusted(spec, numbers);
}

/** Which of `count` equal parts of [0, 1) a number lies in. */
function stratum(unit: number, count: number): number {
  // Rounding may carry a number just below 1 to the end.
  return Math.min(count - 1, Math.floor(unit * count));
}

/** The picks of a manyof: of distinct ones each takes one of those that are left, in their order. */
function picksOf(
  { distinct, sorted, count }: Subchoice,
  candidates: number,
  unit: (index: number) => number,
): number[] {
  const left = distinct ? Array.from({ length: candidates }, (_, index) => index) : [];
  const picks = Array.from({ length: count }, (_, i) =>
    distinct ? (left.splice(stratum(unit(i), left.length), 1)[0] ?? 0) : stratum(unit(i), candidates),
  );
  return sorted ? picks.sort((a, b) => a - b) : picks;
}
