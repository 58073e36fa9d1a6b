// What ENAS ends with: the best of children that the controller draws.
import type { Scalar } from "@tensorflow/tfjs";
import { Reinforce, type Problem } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, expect, it, vi } from "vitest";
import { enas, enasSearch } from "./enas.js";
import type { SearchView } from "./search-progress.js";
import { bandit, type BanditOptions } from "./testing/bandit.js";

beforeAll(async () => {
  await loadTensors();
});

const gaps = [
  [0.5, 0.3, 0, 0.4],
  [0, 0.6, 0.3, 0.3],
  [0.4, 0.4, 0.4, 0],
];

/** What a search finds whose controller never learns: each child is as likely as another. */
async function found(
  finalists: number,
  options: Partial<BanditOptions> = {},
  seed = 1,
): Promise<readonly number[]> {
  const program = bandit({ gaps, noise: 0.1, ...options });
  const cost = options.costs === undefined ? {} : { cost: { target: 3, weight: -2 } };
  const search = enasSearch(program, new Reinforce(), { warmUp: 1, finalists, ...cost });
  // 64 finalists are compared on 12 batches then.
  const { dna, dispose } = await search.search({ steps: 1600, seed, progress: false });
  dispose();
  return dna.numbers;
}

it("is the best of many by the same batches", async () => {
  // Of 640 draws a child is missing with a chance of (63/64)^640, 4 in 100,000: all are compared. That one alone is the best, 1 in 64.
  expect(await found(64)).toEqual([2, 0, 3]);
});

it("is the best of ten times as many that are drawn, which are compared on few batches before", async () => {
  const program = bandit({ gaps });
  const search = enasSearch(program, new Reinforce(), { warmUp: 1, finalists: 2 });
  const { dna, dispose } = await search.search({ steps: 400, seed: 3, progress: false });
  dispose();
  // A forward pass for each of 400 steps; 5 for each child that was drawn, of 20; and 50 for each of two.
  const judged = program.seen.paths.slice(400);
  const drawn = new Map(judged.slice(0, -100).map((path) => [path.join(), path]));
  expect(drawn.size).toBeGreaterThan(10);
  expect(judged).toHaveLength(5 * drawn.size + 50 * 2);
  const lossOf = (path: readonly number[]): number =>
    path.reduce((sum, arm, i) => sum + (gaps[i]?.[arm] ?? NaN), 0);
  const [best] = [...drawn.values()].sort((a, b) => lossOf(a) - lossOf(b));
  expect(dna.numbers).toEqual(best);
});

it("compares less after a short search", async () => {
  const program = bandit({ gaps });
  const search = enasSearch(program, new Reinforce(), { warmUp: 1, finalists: 5 });
  const { dispose } = await search.search({ steps: 20, seed: 3, progress: false });
  dispose();
  // Half of 20 steps: a batch for each of at most 10 children; and ten, the least, for each finalist.
  const judged = program.seen.paths.slice(20);
  const drawn = new Set(judged.slice(0, -50).map((path) => path.join()));
  expect(judged).toHaveLength(drawn.size + 10 * 5);
  expect(drawn.size).toBeGreaterThan(5);
  expect(drawn.size).toBeLessThanOrEqual(10);
});

it("counts the cost of finalists", async () => {
  // The best arms cost 9, and one in all three places is 3.
  const costs = [
    [1, 1, 3, 1],
    [3, 1, 1, 1],
    [1, 1, 1, 3],
  ];
  expect(await found(64, { costs })).toEqual([1, 2, 0]);
});

it("is the likeliest one where it is alone: a controller that never learns begins with the first candidates", async () => {
  // No batch can say otherwise: the best of many, above, is another one.
  expect(await found(1)).toEqual([0, 0, 0]);
});

it.each([399, 400])(
  "is the likeliest one, too, where its user ends the search at step %i and does not want to wait",
  async (last) => {
    const end = new AbortController();
    const program = bandit({ gaps, noise: 0.1 });
    const search = enasSearch(program, new Reinforce(), { warmUp: 1, finalists: 64 });
    const progress = {
      step({ step }: SearchView): void {
        if (step === last) end.abort();
      },
    };
    const { dna, steps, dispose } = await search.search({
      steps: 400,
      seed: 1,
      progress,
      signal: end.signal,
    });
    dispose();
    expect(steps).toBe(last);
    expect(dna.numbers).toEqual([0, 0, 0]);
    expect(program.seen.paths).toHaveLength(last);
  },
);

it("is the likeliest one where its user ends the comparison", async () => {
  const end = new AbortController();
  const spoil = (loss: Scalar, pass: number): Scalar => {
    if (pass === 450) end.abort();
    return loss;
  };
  const program = bandit({ gaps, noise: 0.1, spoil });
  const search = enasSearch(program, new Reinforce(), { warmUp: 1, finalists: 64 });
  const { dna, steps, dispose } = await search.search({
    steps: 400,
    seed: 1,
    progress: false,
    signal: end.signal,
  });
  dispose();
  expect(steps).toBe(400);
  expect(dna.numbers).toEqual([0, 0, 0]);
  expect(program.seen.paths).toHaveLength(450);
});

it("refuses to compare none", () => {
  expect(() => enas.rewrite({}, new Reinforce(), { finalists: 0 })).toThrow(
    "enas: finalists is 0; give a whole number above 0, or leave it out.",
  );
});

it("tells the controller something in a search that is shorter than a turn, too", async () => {
  const program = bandit({ gaps });
  const search = enasSearch(program, new Reinforce(), { weightSteps: 10, controllerSteps: 7, finalists: 1 });
  const { history, dispose } = await search.search({ steps: 8, seed: 1, progress: false });
  expect(history.map(({ reward }) => reward !== undefined)).toEqual([
    ...Array.from({ length: 7 }, () => false),
    true,
  ]);
  // A path for each step, and one for each child that it hears of.
  expect(program.seen.paths).toHaveLength(8 + 7);
  dispose();
});

it("knows how long it will take from the second step on: the first, which is slow, does not count", async () => {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  const left: (number | undefined)[] = [];
  const listen = (view: SearchView): void => {
    left.push(view.left);
  };
  // A step has one pass, as long as the controller waits; the first takes a second, the others 10 ms.
  const spoil = (loss: Scalar, pass: number): Scalar => {
    now += pass === 1 ? 1000 : 10;
    return loss;
  };
  const search = enasSearch(bandit({ gaps, spoil }), new Reinforce(), { warmUp: 1, finalists: 1 });
  try {
    const { dispose } = await search.search({
      steps: 4,
      seed: 1,
      progress: { begin: listen, step: listen, end: listen },
    });
    dispose();
  } finally {
    clock.mockRestore();
  }
  expect(left).toEqual([undefined, undefined, 20, 10, 0, 0]);
});

it("may be asked again where its algorithm fails at the start", async () => {
  class Failing extends Reinforce {
    #starts = 0;
    override start(problem: Problem): ReturnType<Reinforce["start"]> {
      // The first is that of the rewrite, which looks for a policy.
      if (++this.#starts > 1) throw new Error(`start ${this.#starts} fails`);
      return super.start(problem);
    }
  }
  const search = enasSearch(bandit({ gaps }), new Failing());
  for (const start of [2, 3])
    await expect(search.search({ steps: 20, progress: false })).rejects.toThrow(`start ${start} fails`);
});
