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

/** How many batches finalists are compared on: one says little, and there are few finalists. */
const FINAL_BATCHES = 50;

/** How many draws there may be for each finalist: a controller that is sure has no others to show. */
const DRAWS_EACH = 10;

/**
 * The best of children that a controller draws, the likeliest among them, on the shared weights and the same batches to validate on.
 *
 * @param count how many; as far as the controller has so many different ones.
 */
export async function bestOf<T>(
  spec: DNASpec,
  controller: Controller,
  children: Children<T>,
  count: number,
  random: RandomStream,
): Promise<DNA> {
  const likeliest = foundBy(spec, controller, random);
  const finalists = new Map([[likeliest.numbers.join(), likeliest]]);
  const draws = random.split("finalists");
  for (let i = 0; i < DRAWS_EACH * count && finalists.size < count; i++) {
    const dna = drawnPath(spec, controller, draws.split(i));
    finalists.set(dna.numbers.join(), dna);
  }
  const dnas = [...finalists.values()];
  if (dnas.length === 1) return likeliest;
  const rewards = await children.meanRewards(dnas, FINAL_BATCHES);
  return dnas[rewards.indexOf(Math.max(...rewards))] ?? likeliest;
}
