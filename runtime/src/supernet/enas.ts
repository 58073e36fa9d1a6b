/**
 * ENAS: weights and controller learn in turns, of several steps each (Pham, Guan, Zoph, Le, Dean: Efficient Neural Architecture
 * Search via Parameter Sharing, ICML 2018, section 2.2).
 */
import type { PolicyAlgorithm } from "tsglove";
import { Children } from "./children.js";
import { bestOf, controllerIdentity, policyIdentity, policyOf, requireAlgorithm } from "./controlled.js";
import { drawnPath, ramped, Recorded } from "./policy.js";
import { requireCostTarget, type CostTarget } from "./reward.js";
import { learnerOf } from "./learner-of.js";
import { SharedSearch, type Beginning } from "./search.js";
import type { Figures } from "./search-history.js";
import { requireWhole, requireWithin } from "./search-options.js";
import type { Method } from "./search-loop.js";
import { superProgramOf, type RewriteOptions, type SuperProgram } from "./super-program.js";
import { batchesPart } from "./saved-tensors.js";
import { SharedWeights } from "./shared-weights.js";

/** Settings of `enas.rewrite`. */
export interface EnasOptions<T> extends RewriteOptions<T> {
  /** How many steps in a row the weights learn, a whole number above 0; 10 by default. */
  readonly weightSteps?: number;
  /** How many children the controller then hears of, a whole number above 0; as many as `weightSteps` by default. */
  readonly controllerSteps?: number;
  /**
   * The part of the steps in which the controller waits, from 0 to 1; 0.25 by default. The paper's waits for an epoch, which is less: how
   * good children are on weights that have hardly learned says little, and what it rules out then it does not come back to.
   */
  readonly warmUp?: number;
  /**
   * The part of the steps over which the controller's learning rate then rises from 0, from 0 to 1; 0.25 by default. The paper's rate is
   * small throughout; one that can move in few steps would narrow the paths, and with them what weights learn, before they say much.
   */
  readonly ramp?: number;
  /**
   * How many children are compared when the search is over, a whole number above 0; 20 by default: the best, on 5 batches to validate on, of
   * ten times as many that the controller draws. The best of them on 50 batches is what the search ends with ("Deriving Architectures" in
   * section 2.2, which has one round, of one batch); after a short search draws and batches are fewer. 1 takes the likeliest child, unseen;
   * so does a search that a signal ends.
   */
  readonly finalists?: number;
}

/** Search by ENAS. */
export const enas = {
  /**
   * Rewrites a search space for ENAS.
   *
   * Weights learn for some steps, each along a path drawn from the controller; then the controller, for as many, from the scores of
   * children on a batch each to validate on, with the moving baseline and the entropy bonus that it was given. The search ends with the
   * best of some children that it draws.
   *
   * @param space a search space whose root is a learner, or of which `options.learner` makes one.
   * @param controller `new Reinforce()`, near the paper's (whose decisions come from an LSTM, one after another), or `new PPO()`. It decides a choice and
   *   the sizes that this opens as one, where these are at most 64 combinations: the space that it is started for has other decision
   *   points than `space`.
   * @throws RangeError where an option is out of its range; Error where the space cannot be rewritten, naming the class and why.
   * @example
   * ```ts
   * const best = await enas.rewrite(hyperTrainer, new Reinforce({ entropyBonus: 0.1 })).search({ steps: 5000 });
   * ```
   */
  rewrite<T>(space: T, controller: PolicyAlgorithm, options: EnasOptions<T> = {}): SharedSearch<T> {
    requireEnasOptions(options);
    requireAlgorithm("enas", controller);
    return enasSearch(superProgramOf(space, options), controller, options);
  },
};

function requireEnasOptions<T>(options: EnasOptions<T>): void {
  const { weightSteps, controllerSteps, warmUp, ramp, finalists, cost } = options;
  if (weightSteps !== undefined) requireWhole("enas", "weightSteps", weightSteps);
  if (controllerSteps !== undefined) requireWhole("enas", "controllerSteps", controllerSteps);
  if (warmUp !== undefined) requireWithin("enas", "warmUp", warmUp, 0, 1);
  if (ramp !== undefined) requireWithin("enas", "ramp", ramp, 0, 1);
  if (finalists !== undefined) requireWhole("enas", "finalists", finalists);
  requireCostTarget("enas", cost);
}

/** A search by ENAS on a super program that is there. */
export function enasSearch<T>(
  program: SuperProgram<T>,
  controller: PolicyAlgorithm,
  options: EnasOptions<T> = {},
): SharedSearch<T> {
  const { weightSteps = 10, controllerSteps = weightSteps, warmUp = 0.25, ramp = 0.25 } = options;
  const { finalists = 20, cost, learner } = options;
  // Refused now where it has none, and not behind the build.
  policyOf("enas", controller, { spec: program.spec, trials: undefined });
  return new SharedSearch({
    name: "enas",
    program,
    learnerOf: (child) => learnerOf(child, learner),
    seed: controller.seed,
    start: (beginning) =>
      startEnas(
        program,
        controller,
        { weightSteps, controllerSteps, warmUp, ramp, finalists, cost },
        beginning,
      ),
  });
}

interface Settings {
  readonly weightSteps: number;
  readonly controllerSteps: number;
  readonly warmUp: number;
  readonly ramp: number;
  readonly finalists: number;
  readonly cost: CostTarget | undefined;
}

function startEnas<T>(
  program: SuperProgram<T>,
  algorithm: PolicyAlgorithm,
  { weightSteps, controllerSteps, warmUp, ramp, finalists, cost }: Settings,
  { steps, random, identity, ends }: Beginning,
): Method {
  const { spec } = program;
  /** The controller's turn comes behind each of these steps, and behind the last. */
  const isTurn = (step: number): boolean =>
    step > warmUp * steps && (step % weightSteps === 0 || step === steps);
  const whole = Math.floor(steps / weightSteps) - Math.floor((warmUp * steps) / weightSteps);
  const turns = whole + (steps % weightSteps === 0 ? 0 : 1);
  const search = policyOf("enas", algorithm, { spec, trials: Math.max(1, turns * controllerSteps) });
  const weights = new SharedWeights(program, random.split("weights"), steps);
  ends.add(() => weights.end());
  const children = new Children(program, cost, random.split("children"));
  ends.add(() => children.batches.end());
  const rise = (ramp * steps * controllerSteps) / weightSteps;
  const policy = new Recorded(
    spec,
    ramped(search, (report) => Math.min(1, report / Math.max(1, rise))),
    random.split("trials"),
  );
  const { controller } = search;
  const paths = random.split("paths");

  /** The controller learns; its figures are the mean of the children. */
  async function teach(): Promise<Figures> {
    const sums = { reward: 0, cost: 0, entropy: 0 };
    let hasCost = false;
    for (let i = 0; i < controllerSteps; i++) {
      const dna = policy.propose();
      if (dna === undefined) return {};
      const { reward, cost } = await children.worthOf(dna);
      sums.entropy += controller.entropy(dna);
      policy.report(dna, reward);
      sums.reward += reward;
      sums.cost += cost ?? 0;
      hasCost ||= cost !== undefined;
    }
    const mean = (sum: number): number => sum / controllerSteps;
    return {
      reward: mean(sums.reward),
      entropy: mean(sums.entropy),
      ...(hasCost ? { cost: mean(sums.cost) } : {}),
    };
  }

  return {
    name: "enas",
    steps,
    identity: {
      ...identity,
      ...controllerIdentity(algorithm, cost),
      ...policyIdentity(search),
      weightSteps,
      controllerSteps,
      warmUp,
      ramp,
      finalists,
    },
    parts: { ...weights.parts, valid: batchesPart(children.batches), policy },
    async step(step) {
      const path = drawnPath(spec, controller, paths.split(step));
      const loss = await weights.learn(step, (forward) => program.run(path, forward), path);
      return isTurn(step) ? { loss, ...(await teach()) } : { loss };
    },
    found: (patience) => bestOf(spec, controller, { children, finalists, steps }, random, patience),
  };
}
