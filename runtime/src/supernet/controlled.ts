// What the searches with a controller have in common.
import type { Controller, DNA, DNASpec, PolicyAlgorithm, Problem, RandomStream } from "tsglove";
import type { Children } from "./children.js";
import { drawnPath, likeliestOf, type Policy } from "./policy.js";
import { costIdentity, type CostGoal } from "./reward.js";

/**
 * Starts a controller's search.
 *
 * @param method for messages: `"tunas"`.
 * @throws TypeError where it is no algorithm that learns a policy.
 */
export function policyOf(method: string, algorithm: PolicyAlgorithm, problem: Problem): Policy {
  const search = algorithm.start(problem);
  if (!("controller" in search))
    throw new TypeError(
      `${method}: ${algorithm.name} has no policy to draw paths from; give new Reinforce() or new PPO().`,
    );
  return search;
}

/** @throws TypeError where it is no search algorithm. */
export function requireAlgorithm(method: string, algorithm: unknown): void {
  if (typeof algorithm === "object" && algorithm !== null && "start" in algorithm) return;
  throw new TypeError(
    `${method}: the second argument is ${String(algorithm)}; give an algorithm: new Reinforce().`,
  );
}

/** What of a controller, and of a cost, a checkpoint has to agree with. */
export function controllerIdentity(
  { name, settings }: Pick<PolicyAlgorithm, "name" | "settings">,
  cost: CostGoal | undefined,
): Readonly<Record<string, unknown>> {
  return { algorithm: { name, ...settings }, ...costIdentity(cost) };
}

/** What a controller's search ends with. */
export function foundBy(spec: DNASpec, controller: Controller, random: RandomStream): DNA {
  return likeliestOf(spec, controller, random.split("found"));
}

/** How many children are drawn for each finalist, and on how many batches these are compared, at most. */
const DRAWS_EACH = 10;
const FIRST_BATCHES = 5;

/** How many batches finalists are compared on, at most: one says little, and they are few. */
const FINAL_BATCHES = 50;

/**
 * The best of children that a controller draws, the likeliest among them, on the shared weights and batches to validate on. There are two
 * rounds: ten times as many as there will be finalists are compared on few batches, and finalists on more, other ones, as those that a
 * child was chosen by speak too well of it. All children of a round have the same batches. After a short search there are fewer draws and
 * batches: a round looks at no more batches than half as many as there were steps, or one for each finalist.
 *
 * @param count how many finalists there are; fewer where the controller has no more different children.
 * @param steps of the search.
 */
export async function bestOf<T>(
  spec: DNASpec,
  controller: Controller,
  children: Children<T>,
  count: number,
  steps: number,
  random: RandomStream,
): Promise<DNA> {
  const likeliest = foundBy(spec, controller, random);
  if (count === 1) return likeliest;
  const affordable = Math.max(count, Math.floor(steps / 2));
  const draws = Math.min(DRAWS_EACH * count, affordable);
  const drawn = new Map([[likeliest.numbers.join(), likeliest]]);
  const stream = random.split("finalists");
  for (let i = 0; i < draws; i++) {
    const dna = drawnPath(spec, controller, stream.split(i));
    drawn.set(dna.numbers.join(), dna);
  }
  let left: readonly DNA[] = [...drawn.values()];
  const batchesFor = (many: number, most: number): number => Math.min(most, Math.floor(affordable / many));
  if (left.length > count)
    left = (await ranked(children, left, batchesFor(draws, FIRST_BATCHES))).slice(0, count);
  if (left.length > 1) left = await ranked(children, left, batchesFor(count, FINAL_BATCHES));
  return left[0] ?? likeliest;
}

/** Children, the best first, the earlier of equals. */
async function ranked<T>(
  children: Children<T>,
  dnas: readonly DNA[],
  batches: number,
): Promise<readonly DNA[]> {
  const rewards = await children.meanRewards(dnas, batches);
  const places = dnas.map((dna, i) => ({ dna, reward: rewards[i] ?? NaN }));
  // Infinite ones have no difference.
  return places.sort((a, b) => (a.reward === b.reward ? 0 : b.reward - a.reward)).map(({ dna }) => dna);
}
