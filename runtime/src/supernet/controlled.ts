// What the searches with a controller have in common.
import { createHash } from "node:crypto";
import type { DNA, DNASpec, PolicyAlgorithm, Problem, RandomStream } from "tsglove";
import type { Children } from "./children.js";
import { jointSpace } from "./joint-choices.js";
import { drawnPath, likeliestOf, type Belief, type Policy } from "./policy.js";
import type { Patience } from "./search-loop.js";
import { costIdentity, type CostGoal } from "./reward.js";

/**
 * Starts a controller's search, which learns in joint choices ({@link jointSpace}); what it is told and says are points of the space.
 *
 * @param method for messages: `"tunas"`.
 * @throws TypeError where it is no algorithm that learns a policy.
 */
export function policyOf(method: string, algorithm: PolicyAlgorithm, problem: Problem): Policy {
  const { spec, joined, apart, firstLogits } = jointSpace(problem.spec);
  const search = algorithm.start({ ...problem, spec });
  if (!("controller" in search))
    throw new TypeError(
      `${method}: ${algorithm.name} has no policy to draw paths from; give new Reinforce() or new PPO().`,
    );
  const { controller } = search;
  for (const [point, logits] of firstLogits) controller.parametersOf(point).set(logits);
  return {
    controller: {
      parameters: controller.parameters,
      sample: (random) => apart(controller.sample(random)),
      likeliest: (random) => apart(controller.likeliest(random)),
      logProb: (dna) => controller.logProb(joined(dna)),
      entropy: (dna) => controller.entropy(joined(dna)),
    },
    propose(trial) {
      const pending = trial.pending?.map(({ id, dna }) => ({ id, dna: joined(dna) }));
      return apart(search.propose(pending === undefined ? trial : { ...trial, pending }));
    },
    report(outcome) {
      search.report({ ...outcome, dna: joined(outcome.dna) });
    },
  };
}

/** @throws TypeError where it is no search algorithm. */
export function requireAlgorithm(method: string, algorithm: unknown): void {
  if (typeof algorithm === "object" && algorithm !== null && "start" in algorithm) return;
  throw new TypeError(
    `${method}: the second argument is ${typeof algorithm === "function" ? `the function ${algorithm.name}` : String(algorithm)}; give an algorithm: new Reinforce().`,
  );
}

/** What of an algorithm, and of a cost, a checkpoint has to agree with. */
export function controllerIdentity(
  { name, settings }: Pick<PolicyAlgorithm, "name" | "settings">,
  cost: CostGoal | undefined,
): Readonly<Record<string, unknown>> {
  return { algorithm: { name, ...settings }, ...costIdentity(cost) };
}

/**
 * What of a policy: which decisions it makes together, and what it begins with. Both are in its parameters.
 *
 * @param policy one that has heard of nothing.
 */
export function policyIdentity({ controller }: Policy): Readonly<Record<string, unknown>> {
  return {
    firstParameters: createHash("sha256").update(controller.parameters).digest("hex").slice(0, 16),
  };
}

/** What a controller's search ends with. */
export function foundBy(spec: DNASpec, controller: Belief, random: RandomStream): DNA {
  return likeliestOf(spec, controller, random.split("found"));
}

/** How many children are drawn for each finalist, and on how many batches these are compared, at most. */
const DRAWS_EACH = 10;
const FIRST_BATCHES = 5;

/** How many batches finalists are compared on, at least and at most: one says little, and they are few. */
const FINAL_BATCHES = { least: 10, most: 50 } as const;

/** What {@link bestOf} compares. */
export interface Comparison<T> {
  readonly children: Children<T>;
  /** How many finalists there are; fewer where the controller has no more different children. */
  readonly finalists: number;
  /** Of the search: after a short one there are fewer draws and batches: about half as many forward passes as steps in each round, if not the least. */
  readonly steps: number;
}

/**
 * The best of children that a controller draws, the likeliest among them, on the shared weights and batches to validate on. There are two
 * rounds: ten times as many as there will be finalists are compared on few batches, and finalists on more, other ones, as those that a
 * child was chosen by speak too well of it. All children of a round have the same batches.
 *
 * @returns the likeliest where the search's user does not want to wait.
 */
export async function bestOf<T>(
  spec: DNASpec,
  controller: Belief,
  { children, finalists, steps }: Comparison<T>,
  random: RandomStream,
  patience: Patience,
): Promise<DNA> {
  const likeliest = foundBy(spec, controller, random);
  if (finalists === 1) return likeliest;
  const passes = Math.max(finalists, Math.floor(steps / 2));
  const drawn = new Map([[likeliest.numbers.join(), likeliest]]);
  const draws = random.split("finalists");
  for (let i = 1; i < Math.min(DRAWS_EACH * finalists, passes); i++) {
    const dna = drawnPath(spec, controller, draws.split(i));
    drawn.set(dna.numbers.join(), dna);
  }
  const bestFirst = async (dnas: readonly DNA[], least: number, most: number): Promise<readonly DNA[]> => {
    const batches = Math.min(most, Math.max(least, Math.floor(passes / dnas.length)));
    const rewards = await children.meanRewards(dnas, batches, patience);
    return rewards === undefined ? [] : ranked(dnas, rewards);
  };
  let left: readonly DNA[] = [...drawn.values()];
  if (left.length > finalists) left = (await bestFirst(left, 1, FIRST_BATCHES)).slice(0, finalists);
  if (left.length > 1) left = await bestFirst(left, FINAL_BATCHES.least, FINAL_BATCHES.most);
  return left[0] ?? likeliest;
}

/** Children, the best first, the earlier of equals. */
function ranked(dnas: readonly DNA[], rewards: readonly number[]): readonly DNA[] {
  // A mean of infinite rewards of both signs is none.
  const rewardOf = (i: number): number => (Number.isNaN(rewards[i]) ? -Infinity : (rewards[i] ?? -Infinity));
  return dnas
    .map((dna, i) => ({ dna, reward: rewardOf(i) }))
    .sort((a, b) => (a.reward === b.reward ? 0 : b.reward - a.reward))
    .map(({ dna }) => dna);
}
