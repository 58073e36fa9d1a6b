/** Drawing, decoding, mutating and evolving, on two spaces of the literature, beside the same written by hand. */
import {
  mutate,
  randomDna,
  RandomStream,
  RegularizedEvolution,
  sample,
  template,
  type DNASpec,
} from "tsglove";
import type { Bound, Pair } from "./pairs.js";
import * as plain from "./plain-spaces.js";
import * as spaces from "./spaces.js";

const TRIALS = 2000;
const POPULATION = 100;
const TOURNAMENT = 10;

/** PyGlove's record has the same reward: it costs nothing, so that the loop itself is measured. */
const rewardOf = (trial: number): number => trial % 97;

/** @param space a DNASpec gives DNA only, anything else is decoded at each trial. */
function evolve(space: unknown): unknown {
  const algorithm = new RegularizedEvolution({ population: POPULATION, tournament: TOURNAMENT, seed: 1 });
  const study = sample(space, algorithm, { trials: TRIALS });
  for (const [, feedback] of study) feedback(rewardOf(feedback.id));
  return study.best;
}

/** Regularized evolution for one space, with a record of all trials, as the study keeps one. */
function evolveByHand({ draw, mutate: change, decode }: plain.PlainSpace, decodes: boolean): unknown {
  const random = RandomStream.of(1);
  const trials: { id: number; numbers: number[]; reward: number }[] = [];
  let best = trials[0];
  let last: unknown;
  for (let id = 1; id <= TRIALS; id++) {
    const numbers =
      trials.length < POPULATION ? draw(random) : change(winner(trials, random)?.numbers ?? [], random);
    if (decodes) last = decode(numbers);
    const trial = { id, numbers, reward: rewardOf(id) };
    trials.push(trial);
    if (best === undefined || trial.reward > best.reward) best = trial;
  }
  return [best, last];
}

/** The best of 10 different ones among the youngest 100. */
function winner<T extends { readonly reward: number }>(
  trials: readonly T[],
  random: RandomStream,
): T | undefined {
  const drawn: number[] = [];
  let best: T | undefined;
  while (drawn.length < TOURNAMENT) {
    const place = trials.length - 1 - random.int(POPULATION);
    if (drawn.includes(place)) continue;
    drawn.push(place);
    const trial = trials[place];
    if (trial !== undefined && (best === undefined || trial.reward > best.reward)) best = trial;
  }
  return best;
}

/** The bounds of the design are for one of the spaces; what they ask for is undefined for the other. */
interface Bounds {
  readonly draw?: Bound;
  readonly evolveDna?: Bound;
  readonly evolve?: Bound;
}

function pairsOf(
  name: string,
  key: string,
  space: () => unknown,
  byHand: plain.PlainSpace,
  bounds: Bounds,
): readonly Pair[] {
  const { spec, decode } = template(space());
  const random = RandomStream.of(1);
  const dnas = drawn(() => randomDna(spec, random));
  const numbers = drawn(() => byHand.draw(random));
  let turn = 0;
  const next = <T>(from: readonly T[]): T => {
    const item = from[turn++ % from.length];
    if (item === undefined) throw new Error("Nothing was drawn.");
    return item;
  };
  return [
    {
      name: `${name}: random DNA`,
      pyglove: `spaces.${key}.f_random_dna`,
      ...withBound(bounds.draw),
      ours: () => randomDna(spec, random),
      byHand: () => byHand.draw(random),
    },
    {
      name: `${name}: decode`,
      pyglove: `spaces.${key}.e_decode`,
      bound: { ratio: 2 },
      ours: () => decode(next(dnas)),
      byHand: () => byHand.decode(next(numbers)),
    },
    {
      name: `${name}: mutate`,
      ours: () => mutate(next(dnas), random),
      byHand: () => byHand.mutate(next(numbers), random),
    },
    {
      name: `${name}: evolution, DNA only, ${TRIALS} trials`,
      perCall: TRIALS,
      pyglove: `search.${key}.g_regularized_evolution_1000_dna_only`,
      ...withBound(bounds.evolveDna),
      ours: () => evolve(spec satisfies DNASpec),
      byHand: () => evolveByHand(byHand, false),
    },
    {
      name: `${name}: evolution, decoded, ${TRIALS} trials`,
      perCall: TRIALS,
      pyglove: `search.${key}.g_regularized_evolution_1000`,
      ...withBound(bounds.evolve),
      ours: () => evolve(space()),
      byHand: () => evolveByHand(byHand, true),
    },
  ];
}

function drawn<T>(draw: () => T): readonly T[] {
  return Array.from({ length: 64 }, draw);
}

function withBound(bound: Bound | undefined): { readonly bound?: Bound } {
  return bound === undefined ? {} : { bound };
}

/** Makes hyper values: not before the pairs are measured that want none to exist. */
export function searchPairs(): readonly Pair[] {
  return [
    ...pairsOf("NAS-Bench-101", "nasbench101", spaces.nasBench101, plain.nasBench101, {
      draw: { perSecond: 1_000_000 },
      evolveDna: { perSecond: 200_000 },
      evolve: { perSecond: 100_000 },
    }),
    ...pairsOf("MobileNet-like", "mobilenet", spaces.mobileNet, plain.mobileNet, {}),
  ];
}
