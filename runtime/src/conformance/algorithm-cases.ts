/**
 * What every algorithm has to keep, as cases that any test runner can run: points that are legal, proposals that can be repeated,
 * resumed and replayed, and a search that goes on whatever the rewards are.
 */
import type { Algorithm } from "../algorithms/algorithm.js";
import { dnaAt, firstDna } from "../geno/enumerate.js";
import type { DNA } from "../geno/dna.js";
import type { DNASpec } from "../geno/spec.js";
import { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import { floatv, intv } from "../hyper/numbers.js";
import { dnaSpec } from "../hyper/template.js";
import { memoryBackend } from "../tuning/log/memory-backend.js";
import { replay } from "../tuning/replay.js";
import { claim, firstDifference, requirePoint, requireTrials } from "./claims.js";
import { memoryCase } from "./memory-case.js";
import { runFront, runLimited, runParallel, runStudy, smoothReward, type Answer } from "./runs.js";
import { discreteSpace, mixedSpace, namedSpaces, smallSpace } from "./spaces.js";

/** One thing that an algorithm has to keep. */
export interface AlgorithmCase {
  /** What it says: `"is legal on distinct choices"`. */
  readonly name: string;
  /** Resolves where the algorithm keeps it. @throws Error saying what it did instead. */
  readonly check: () => Promise<void>;
}

/** What a suite is told of an algorithm. */
export interface ConformanceOptions {
  /** Whether it proposes the same points whatever its seed is; false by default. */
  readonly unseeded?: boolean;
  /** Whether it refuses spaces with floats, as one does that goes through all points; false by default. */
  readonly discreteOnly?: boolean;
  /** Trials of the run on each space, at least 20; 60 by default. Fewer are for algorithms whose proposals take long. */
  readonly shortTrials?: number;
  /** Trials of the longest run, in which the growth of memory is watched; 10,000 by default. */
  readonly trials?: number;
}

/**
 * The cases of an algorithm of your own.
 *
 * @param make a new algorithm object with the seed that it is given.
 * @example
 * ```ts
 * import { it } from "vitest";
 * import { algorithmCases } from "tsglove/conformance";
 * for (const { name, check } of algorithmCases((seed) => new MyAlgorithm({ seed }))) it(name, check);
 * ```
 */
export function algorithmCases(
  make: (seed: number) => Algorithm,
  { unseeded = false, discreteOnly = false, shortTrials = 60, trials = 10_000 }: ConformanceOptions = {},
): readonly AlgorithmCase[] {
  const usual = (): ReturnType<typeof mixedSpace> => (discreteOnly ? discreteSpace() : mixedSpace());
  const points = (seed: number): readonly DNA[] =>
    runStudy(usual(), make(seed), { trials: 40, seed }).trials.map(({ dna }) => dna);
  const cases: AlgorithmCase[] = [];
  const add = (name: string, check: () => void | Promise<void>): void => {
    cases.push({ name, check: async () => check() });
  };

  for (const { name, spec } of namedSpaces()) {
    const hasFloats = spec.continuousDimensions > 0;
    const hasCustom = spec.decisionPoints.some(({ kind }) => kind === "custom");
    if (discreteOnly && (hasFloats || hasCustom))
      add(`refuses ${name}`, () => {
        let refused = false;
        try {
          make(1).start({ spec, trials: 10 });
        } catch {
          refused = true;
        }
        claim(
          refused,
          () =>
            "start took a space that the algorithm is said not to serve; throw a RangeError that names the decision.",
        );
      });
    else
      add(`is legal on ${name}`, () => {
        const studies = [
          runStudy(spec, make(1), { trials: shortTrials }),
          runStudy(spec, make(2), { trials: shortTrials }, (dna, id) =>
            id % 3 === 0 ? "infeasible" : id % 7 === 0 ? "skip" : smoothReward(dna),
          ),
        ];
        // Genomes may be few without saying so, and constraints leave few of many points: floats are not used up.
        if (!spec.decisionPoints.some(({ kind }) => kind === "float")) return;
        for (const { trials: made } of studies)
          requireTrials(spec, made.filter(({ status }) => status !== "skipped").length, shortTrials);
      });
  }

  add("repeats itself with the same seed", () => {
    const difference = firstDifference(points(3), points(3));
    claim(
      difference === undefined,
      () => `Two studies with seed 3 differ: ${difference ?? ""}. Draw from the proposal's random alone.`,
    );
  });

  add("keeps two studies of one object apart", () => {
    const algorithm = make(3);
    const spec = usual();
    const [one, other] = [algorithm.start({ spec, trials: 40 }), algorithm.start({ spec, trials: 40 })];
    const alone = make(3).start({ spec, trials: 40 });
    for (let id = 1; id <= 20; id++) {
      const stream = (): RandomStream => RandomStream.of(7).split(id);
      const [dna, again] = [one.propose({ id, random: stream() }), alone.propose({ id, random: stream() })];
      const difference = firstDifference(dna === undefined ? [] : [dna], again === undefined ? [] : [again]);
      claim(
        difference === undefined,
        () =>
          `The study of another object with the same settings differs: ${difference ?? ""}. Keep state in what start returns.`,
      );
      const stranger = other.propose({ id, random: RandomStream.of(8).split(id) });
      if (stranger !== undefined) other.report({ id, dna: stranger, reward: -id });
      if (dna === undefined) return;
      for (const search of [one, alone]) search.report({ id, dna, reward: smoothReward(dna) });
    }
  });

  if (!unseeded)
    add("draws other points with another seed", () => {
      claim(
        firstDifference(points(3), points(4)) !== undefined,
        () => "Studies with seeds 3 and 4 propose the same points.",
      );
    });

  add("is replayed from its record, one at a time and in parallel", async () => {
    const spec = usual();
    for (const study of [
      runStudy(spec, make(5), { trials: 40, seed: 5 }),
      await runParallel(spec, make(5), 60, 4),
    ])
      await replay(spec, make(5), study.record);
  });

  add("is resumed at any point to the same trials", async () => {
    const whole = runStudy(usual(), make(6), { trials: 30, seed: 6 }).trials.map(({ dna }) => dna);
    for (const cut of [1, 2, 5, 11, 20, 29]) {
      const first = runStudy(usual(), make(6), { trials: 30, seed: 6 });
      // The program that goes on has compiled the space for itself.
      const spec = usual();
      const events = first.record.events.filter(({ id }) => id <= cut);
      const again = await replay(spec, make(6), { header: first.record.header, events });
      for (const [dna, feedback] of again) {
        requirePoint(spec, dna, `trial ${feedback.id} after ${cut}`);
        feedback(smoothReward(dna));
      }
      const difference = firstDifference(
        whole,
        again.trials.map(({ dna }) => dna),
      );
      claim(
        difference === undefined,
        () => `A study that is continued after trial ${cut} differs: ${difference ?? ""}.`,
      );
    }
  });

  add("is continued by a loop that compiled the space anew", () => {
    const backend = memoryBackend();
    for (const trials of [15, 30]) {
      const { length } = runStudy(usual(), make(16), { trials, seed: 16, name: "study", backend }).trials;
      claim(length === trials, () => `The study has ${length} trials, and not ${trials}.`);
    }
  });

  add("stays legal with 8 trials open at once, of which some fail", async () => {
    for (const spec of [usual(), smallSpace(), discreteSpace()]) await runParallel(spec, make(7), 80, 8);
  });

  const hostile: readonly (readonly [string, (dna: DNA, id: number) => Answer])[] = [
    ["the same reward for all", () => 1],
    ["no feasible point", () => "infeasible"],
    ["a single feasible point", (_, id) => (id === 7 ? 1 : "infeasible")],
    ["huge and tiny rewards", (_, id) => [1e308, -1e308, 1e-308, 0][id % 4] ?? 0],
    ["rewards that differ by a last digit", (_, id) => 1 + (id % 2) * Number.EPSILON],
    ["rewards that get ever worse", (_, id) => -(2 ** Math.min(id, 1000))],
  ];
  for (const [name, answer] of hostile)
    add(`goes on with ${name}`, () => {
      const spec = usual();
      const study = runStudy(spec, make(8), { trials: 50 }, answer);
      claim(
        study.trials.length >= 50 || discreteOnly,
        () => `The search ended after ${study.trials.length} of 50 trials.`,
      );
    });

  add("goes on with trials that were stopped early, and that break limits", () => {
    const spec = usual();
    const study = runLimited(spec, make(15), 50);
    claim(
      study.trials.length >= 50 || discreteOnly,
      () => `The search ended after ${study.trials.length} of 50 trials.`,
    );
  });

  add("takes points that it did not propose: starting points, past trials, those of others", () => {
    const spec = usual();
    const drawn = Array.from({ length: 15 }, (_, i) => randomDna(spec, RandomStream.of(i)));
    const past = drawn.map((dna, i) =>
      i % 4 === 0 ? { dna, status: "infeasible" as const } : { dna, reward: smoothReward(dna) },
    );
    runStudy(spec, make(9), { trials: 40, start: [firstDna(spec), ...drawn.slice(0, 5)], past });
  });

  add("serves a study without an end, and one of a single trial", () => {
    const spec = usual();
    runStudy(spec, make(10), { trials: 1 });
    const search = make(10).start({ spec, trials: undefined });
    for (let id = 1; id <= 40; id++) {
      const dna = search.propose({ id, random: RandomStream.of(10).split(id) });
      if (dna === undefined) break;
      requirePoint(spec, dna, `trial ${id}`);
      search.report({ id, dna, reward: smoothReward(dna) });
    }
  });

  add("tries every candidate of a conditional space where nothing is better than anything", () => {
    const spec = smallSpace();
    const seen = new Set<string>();
    runStudy(spec, make(11), { trials: 300 }, (dna) => {
      for (const { point, number } of dna.decisions) seen.add(`${point.id} ${number}`);
      return 0;
    });
    const missed = spec.decisionPoints.flatMap((point) =>
      point.kind === "categorical"
        ? point.candidates.flatMap(({ label }, index) =>
            seen.has(`${point.id} ${index}`) ? [] : [`${label} of "${point.id}"`],
          )
        : [],
    );
    claim(missed.length === 0, () => `300 trials with the same reward never tried ${missed.join(", ")}.`);
  });

  if (!discreteOnly && !unseeded)
    add("honours scales: half of a log range lies below its geometric mean", () => {
      // First points of 40 studies, as these are drawn apart from each other, also by what walks on from there. Each is below 10⁻³ with
      // chance ½ on the log scale, and 10⁻³ on a linear one: 5 or more of 40 have chance 7 · 10⁻¹⁰ on the latter. Of a chance of ½, fewer
      // than 5 or more than 35 have 2 · 102,091 / 2⁴⁰ = 1.9 · 10⁻⁷; so a right algorithm fails one claim or the other with 3.8 · 10⁻⁷.
      const spec = dnaSpec({ lr: floatv(1e-6, 1, "log"), n: intv(1, 1e9) });
      const first = firstDrawn(spec, make);
      const small = first.filter(({ numbers: [lr = NaN] }) => lr < 1e-3).length;
      const low = first.filter(({ numbers: [, n = NaN] }) => n < 5e8).length;
      const isHalf = (count: number): boolean => count >= 5 && count <= 35;
      claim(
        isHalf(small),
        () => `Of 40 studies' first points ${small} are in the lower half of a log scale.`,
      );
      claim(isHalf(low), () => `Of 40 studies' first points ${low} are in the lower half of an int range.`);
    });

  add("serves several objectives, or says that it does not", () => {
    const spec = usual();
    if (make(12).multiObjective === true) {
      runFront(spec, make(12), 2, 60);
      runFront(spec, make(12), 3, 60);
      return;
    }
    let refused = false;
    try {
      runFront(spec, make(12), 2, 1);
    } catch {
      refused = true;
    }
    claim(refused, () => "A study took two objectives, and multiObjective is not true.");
  });

  add("has settings that JSON can hold", () => {
    const { settings } = make(13);
    claim(
      settings === undefined ||
        JSON.stringify(JSON.parse(JSON.stringify(settings))) === JSON.stringify(settings),
      () => `The settings are not what JSON makes of them: ${JSON.stringify(settings)}.`,
    );
    claim(make(13).name.length > 0, () => "The algorithm has no name.");
  });

  add("proposes nothing behind the last point, or goes on: a space that is used up", () => {
    const spec = dnaSpec({ n: intv(0, 2) });
    const study = runStudy(spec, make(14), { trials: 30 });
    claim(study.trials.length >= 3, () => `A space of 3 points gave ${study.trials.length} trials.`);
    const last = dnaAt(spec, 2n);
    claim(
      study.trials.some(({ dna }) => dna.equals(last)),
      () => "30 trials on 3 points never tried the last.",
    );
  });

  const memory = memoryCase(make, usual, trials);
  add(memory.name, memory.check);
  return cases;
}

/** First points of 40 studies with seeds of their own; the second ones where all begin with the same point, and so on up to the fifth. */
function firstDrawn(spec: DNASpec, make: (seed: number) => Algorithm): readonly DNA[] {
  const drawn = (nth: number): readonly DNA[] =>
    Array.from({ length: 40 }, (_, seed) =>
      runStudy(spec, make(seed), { trials: nth, seed }).trials.slice(nth - 1),
    ).flatMap((trials) => trials.map(({ dna }) => dna));
  let points = drawn(1);
  for (let nth = 2; nth <= 5 && points.every((dna) => points[0]?.equals(dna)); nth++) points = drawn(nth);
  return points;
}
