/**
 * TuNAS: weights and controller learn together, one step each in turn, after a warm-up that lets no candidate fall behind (Bender
 * and others: Can Weight Sharing Outperform Random Architecture Search? An Investigation With TuNAS, CVPR 2020).
 */
import type { PolicyAlgorithm } from "tsglove";
import { Children } from "./children.js";
import { drawnPath, ramped, Recorded } from "./policy.js";
import { controllerIdentity, foundBy, policyIdentity, policyOf, requireAlgorithm } from "./controlled.js";
import { requireCostTarget, type CostTarget } from "./reward.js";
import { learnerOf } from "./learner-of.js";
import { SharedSearch, type Beginning } from "./search.js";
import { requireWithin } from "./search-options.js";
import type { Method } from "./search-loop.js";
import { superProgramOf, type RewriteOptions, type SuperProgram } from "./super-program.js";
import { batchesPart } from "./saved-tensors.js";
import { SharedWeights } from "./shared-weights.js";

/** Settings of `tunas.rewrite`. */
export interface TunasOptions<T> extends RewriteOptions<T> {
  /**
   * The part of the steps in which weights warm up and the controller waits, from 0 to 1; 0.25 by default. With a probability that falls
   * from 1 to 0 in it, all candidates of a step are averaged, and, drawn by itself, all widths are maximal (section 4.2, "op and filter
   * warmup").
   */
  readonly warmUp?: number;
  /**
   * The part of the steps over which the controller's learning rate then rises from 0, from 0 to 1; 0.25 by default: its first
   * rewards are of weights that change fast.
   */
  readonly ramp?: number;
}

/** Search by TuNAS. */
export const tunas = {
  /**
   * Rewrites a search space for TuNAS.
   *
   * Each step draws a path from the controller for the weights, which learn on a batch to train on, and another one, whose score on a
   * batch to validate on the controller learns from: score + weight · |cost / target − 1|. The search ends with the likeliest child.
   *
   * @param space a search space whose root is a learner, or of which `options.learner` makes one.
   * @param controller `new Reinforce()`, near the paper's (but for how rewards are scaled), or `new PPO()`. It decides a choice and
   *   the sizes that this opens as one, where these are at most 64 combinations: the space that it is started for has other decision
   *   points than `space`.
   * @throws RangeError where an option is out of its range; Error where the space cannot be rewritten, naming the class and why.
   * @example
   * ```ts
   * const best = await tunas.rewrite(hyperTrainer, new Reinforce(), { cost: { target: 300e6, weight: -0.1 } }).search({ steps: 5000 });
   * ```
   */
  rewrite<T>(space: T, controller: PolicyAlgorithm, options: TunasOptions<T> = {}): SharedSearch<T> {
    requireTunasOptions(options);
    requireAlgorithm("tunas", controller);
    return tunasSearch(
      superProgramOf(space, options, options.warmUp === 0 ? undefined : "averaged"),
      controller,
      options,
    );
  },
};

function requireTunasOptions<T>({ warmUp, ramp, cost }: TunasOptions<T>): void {
  if (warmUp !== undefined) requireWithin("tunas", "warmUp", warmUp, 0, 1);
  if (ramp !== undefined) requireWithin("tunas", "ramp", ramp, 0, 1);
  requireCostTarget("tunas", cost);
}

/** A search by TuNAS on a super program that is there. */
export function tunasSearch<T>(
  program: SuperProgram<T>,
  controller: PolicyAlgorithm,
  options: TunasOptions<T> = {},
): SharedSearch<T> {
  const { warmUp = 0.25, ramp = 0.25, cost, learner } = options;
  // Refused now where it has none, and not behind the build.
  policyOf("tunas", controller, { spec: program.spec, trials: undefined });
  return new SharedSearch({
    name: "tunas",
    program,
    learnerOf: (child) => learnerOf(child, learner),
    seed: controller.seed,
    start: (beginning) => startTunas(program, controller, { warmUp, ramp, cost }, beginning),
  });
}

interface Settings {
  readonly warmUp: number;
  readonly ramp: number;
  readonly cost: CostTarget | undefined;
}

function startTunas<T>(
  program: SuperProgram<T>,
  algorithm: PolicyAlgorithm,
  { warmUp, ramp, cost }: Settings,
  { steps, random, identity, ends }: Beginning,
): Method {
  const { spec } = program;
  const warmSteps = Math.round(warmUp * steps);
  const search = policyOf("tunas", algorithm, { spec, trials: Math.max(1, steps - warmSteps) });
  const weights = new SharedWeights(program, random.split("weights"), steps);
  ends.add(() => weights.end());
  const children = new Children(program, cost, random.split("children"));
  ends.add(() => children.batches.end());
  const policy = new Recorded(
    spec,
    ramped(search, (report) => Math.min(1, report / Math.max(1, ramp * steps))),
    random.split("trials"),
  );
  const { controller } = policy.search;
  const paths = random.split("paths");
  return {
    name: "tunas",
    steps,
    identity: {
      ...identity,
      ...controllerIdentity(algorithm, cost),
      ...policyIdentity(search),
      warmUp,
      ramp,
    },
    parts: { ...weights.parts, valid: batchesPart(children.batches), policy },
    async step(step) {
      const draw = paths.split(step);
      const averaging = warmUpProbability(step, warmSteps);
      const [operators, largest] = [draw.next() < averaging, draw.next() < averaging];
      const path = drawnPath(spec, controller, draw);
      const isPath = !operators && !largest;
      const loss = await weights.learn(
        step,
        (forward) =>
          isPath ? program.run(path, forward) : program.runAveraged({ operators, largest, path }, forward),
        isPath ? path : undefined,
      );
      if (step <= warmSteps) return { loss };
      const dna = policy.propose();
      if (dna === undefined) return { loss };
      const worth = await children.worthOf(dna);
      const entropy = controller.entropy(dna);
      policy.report(dna, worth.reward);
      return { loss, ...worth, entropy };
    },
    found: () => foundBy(spec, controller, random),
  };
}

/** How likely a step averages: 1 in the first, and falling evenly to 0 behind the last of the warm-up. @param step counts from 1. */
export function warmUpProbability(step: number, warmSteps: number): number {
  return step > warmSteps ? 0 : 1 - (step - 1) / warmSteps;
}
