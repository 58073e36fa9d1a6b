// Each way to search, against bandits whose best child is known.
import { PPO, RegularizedEvolution, Reinforce, type DNA } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, describe, expect, it } from "vitest";
import { dartsSearch } from "./darts.js";
import { enasSearch } from "./enas.js";
import { oneShotSearch } from "./one-shot.js";
import { absoluteReward, type CostTarget } from "./reward.js";
import type { SharedSearch } from "./search.js";
import type { SuperProgram } from "./super-program.js";
import { bandit, type Child } from "./testing/bandit.js";
import { tunasSearch } from "./tunas.js";

beforeAll(async () => {
  await loadTensors();
});

const gaps = [
  [0.5, 0.3, 0, 0.4],
  [0, 0.6, 0.3, 0.3],
  [0.4, 0.4, 0.4, 0],
];
const best = [2, 0, 3];

interface Given {
  readonly program: SuperProgram<Child>;
  readonly cost?: CostTarget;
}

const ways: Readonly<Record<string, (given: Given) => SharedSearch<Child>>> = {
  "enas, Reinforce": ({ program, ...options }) => enasSearch(program, new Reinforce(), options),
  "enas, PPO": ({ program, ...options }) => enasSearch(program, new PPO(), options),
  "tunas, Reinforce": ({ program, ...options }) => tunasSearch(program, new Reinforce(), options),
  "tunas, PPO": ({ program, ...options }) => tunasSearch(program, new PPO(), options),
  "darts, first order": ({ program, ...options }) => dartsSearch(program, options),
  "darts, second order": ({ program, ...options }) => dartsSearch(program, { ...options, order: 2 }),
  "darts, Gumbel": ({ program, ...options }) => dartsSearch(program, { ...options, gumbel: true }),
  oneShot: ({ program, ...options }) =>
    oneShotSearch(program, new RegularizedEvolution({ population: 20, tournament: 5 }), {
      ...options,
      trials: 120,
      calibration: 1,
      validBatches: 40,
    }),
};

const STEPS = 400;
const SEEDS = [1, 2];

describe.each(Object.entries(ways))("%s", (_, make) => {
  it("finds the best arms where batches are noisy", async () => {
    for (const seed of SEEDS) {
      const program = bandit({ gaps, noise: 0.3 });
      const { dna, child, dispose } = await make({ program }).search({ steps: STEPS, seed, progress: false });
      // A draw at random is right once in 64, and two are once in 4,096; there are 8 ways: chance passes one of them once in 512.
      expect(dna.numbers).toEqual(best);
      expect(child.numbers).toEqual(best);
      dispose();
    }
  });

  it("is steered by a cost", async () => {
    // The best arms are the dear ones, 9 in all; a draw at random costs 5 in 19 of 64 cases, and has one of the two best rewards in 6.
    const costs = [
      [1, 1, 3, 1],
      [3, 1, 1, 2],
      [1, 2, 1, 3],
    ];
    const cost = { target: 5, weight: -2 };
    const rewardOf = (numbers: readonly number[]): number => {
      const sum = (table: readonly (readonly number[])[]): number =>
        numbers.reduce((total, number, i) => total + (table[i]?.[number] ?? 0), 0);
      return absoluteReward(-sum(gaps), sum(costs), cost);
    };
    const rewards = Array.from({ length: 64 }, (_, i) => rewardOf([i >> 4, (i >> 2) & 3, i & 3])).sort(
      (a, b) => b - a,
    );
    const second = rewards.find((reward) => reward < (rewards[0] ?? 0) - 1e-9) ?? 0;
    for (const seed of SEEDS) {
      const program = bandit({ gaps, noise: 0.1, costs });
      const { dna, history, dispose } = await make({ program, cost }).search({
        steps: STEPS,
        seed,
        progress: false,
      });
      expect(costOf(dna, costs)).toBe(5);
      expect(rewardOf(dna.numbers)).toBeGreaterThanOrEqual(second);
      expect(history.some((record) => record.cost !== undefined)).toBe(true);
      dispose();
    }
  });
});

function costOf({ numbers }: DNA, costs: readonly (readonly number[])[]): number {
  return numbers.reduce((sum, number, i) => sum + (costs[i]?.[number] ?? 0), 0);
}
