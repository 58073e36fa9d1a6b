// What the searches with a controller have in common.
import type { Controller, DNA, DNASpec, PolicyAlgorithm, RandomStream } from "tsglove";
import { likeliestOf } from "./policy.js";
import type { CostTarget } from "./reward.js";

/** What of a controller, and of a cost, a checkpoint has to agree with. */
export function controllerIdentity(
  { name, settings }: Pick<PolicyAlgorithm, "name" | "settings">,
  cost: CostTarget | undefined,
): Readonly<Record<string, unknown>> {
  return { algorithm: { name, ...settings }, ...costIdentity(cost) };
}

/** What of a cost a checkpoint has to agree with. */
export function costIdentity(cost: CostTarget | undefined): Readonly<Record<string, unknown>> {
  return { cost: cost === undefined ? null : { target: cost.target, weight: cost.weight } };
}

/** What a controller's search ends with. */
export function foundBy(spec: DNASpec, controller: Controller, random: RandomStream): DNA {
  return likeliestOf(spec, controller, random.split("found"));
}
