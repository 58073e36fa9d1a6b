/** Drawing, decoding and evolving, on two spaces of the literature, beside the same written by hand. */
import {
  DNA,
  mutate,
  oneof,
  randomDna,
  RandomStream,
  RegularizedEvolution,
  sample,
  searchable,
  template,
  type Study,
} from "tsglove";
import type { Pair } from "./pairs.js";

/** NAS-Bench-101's shape: 5 operations of 3, 21 possible edges; 26 decisions. */
const nasBench101 = template({
  ops: Array.from({ length: 5 }, () => oneof(["conv1x1", "conv3x3", "maxpool3x3"])),
  edges: Array.from({ length: 21 }, () => oneof([0, 1])),
});

@searchable
class MBConv {
  constructor(
    readonly kernel: number,
    readonly expansion: number,
    readonly filters: number,
  ) {}
}
class PlainMBConv {
  constructor(
    readonly kernel: number,
    readonly expansion: number,
    readonly filters: number,
  ) {}
}
@searchable
class Zero {}
class PlainZero {}

const LAYERS = 20;
const KERNELS = [3, 5, 7] as const;
const EXPANSIONS = [3, 6] as const;
const FILTERS = [16, 24, 32] as const;

/** A MobileNet-like space: 20 blocks of Zero or MBConv(kernel, expansion, filters); 80 decision points, 19^20 points. */
const mobileNet = template(
  Array.from({ length: LAYERS }, () =>
    oneof([new Zero(), new MBConv(oneof(KERNELS), oneof(EXPANSIONS), oneof(FILTERS))]),
  ),
);

const random = RandomStream.of(1);
const dnas = Array.from({ length: 64 }, () => randomDna(mobileNet.spec, random));
let turn = 0;
const nextDna = (): DNA => dnas[turn++ & 63] ?? randomDna(mobileNet.spec, random);

/** What a person would write to decode this one space. */
function decodeByHand(numbers: readonly number[]): object[] {
  const layers: object[] = [];
  let at = 0;
  for (let i = 0; i < LAYERS; i++)
    layers.push(
      numbers[at++] === 0
        ? new PlainZero()
        : new PlainMBConv(
            KERNELS[numbers[at++] ?? 0] ?? 3,
            EXPANSIONS[numbers[at++] ?? 0] ?? 3,
            FILTERS[numbers[at++] ?? 0] ?? 16,
          ),
    );
  return layers;
}

function drawByHand(): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < 5; i++) numbers.push(random.int(3));
  for (let i = 0; i < 21; i++) numbers.push(random.int(2));
  return numbers;
}

const TRIALS = 2000;

/** A toy reward: how many edges there are; cheap, so that the loop itself is what is measured. */
const rewardOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

function evolve(): Study<unknown> {
  const study = sample(EVOLVED, new RegularizedEvolution({ population: 100, tournament: 10, seed: 1 }), {
    trials: TRIALS,
  });
  for (const [, feedback] of study) feedback(rewardOf(feedback.dna.numbers));
  return study;
}

const EVOLVED = {
  ops: Array.from({ length: 5 }, () => oneof(["conv1x1", "conv3x3", "maxpool3x3"])),
  edges: Array.from({ length: 21 }, () => oneof([0, 1])),
};

/** Regularized evolution for exactly this space, decoding included. */
function evolveByHand(): number {
  const living: { numbers: number[]; reward: number }[] = [];
  const stream = RandomStream.of(1);
  let decoded = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    let numbers: number[];
    if (living.length < 100) numbers = drawByHand();
    else {
      let best = living[stream.int(100)];
      for (let i = 1; i < 10; i++) {
        const other = living[stream.int(100)];
        if (other !== undefined && best !== undefined && other.reward > best.reward) best = other;
      }
      numbers = [...(best?.numbers ?? [])];
      const at = stream.int(26);
      numbers[at] = at < 5 ? ((numbers[at] ?? 0) + 1 + stream.int(2)) % 3 : 1 - (numbers[at] ?? 0);
    }
    const example = {
      ops: numbers.slice(0, 5).map((n) => ["conv1x1", "conv3x3", "maxpool3x3"][n]),
      edges: numbers.slice(5),
    };
    decoded += example.ops.length;
    living.push({ numbers, reward: rewardOf(numbers) });
    if (living.length > 100) living.shift();
  }
  return decoded;
}

export const searchPairs: readonly Pair[] = [
  {
    name: "random DNA, NAS-Bench-101 (26 decisions)",
    unit: "DNA",
    perCall: 1,
    ours: () => randomDna(nasBench101.spec, random),
    plain: drawByHand,
  },
  {
    name: "decode, MobileNet-like (80 decision points)",
    unit: "decode",
    perCall: 1,
    bound: "≤ 2",
    ours: () => mobileNet.decode(nextDna()),
    plain: () => decodeByHand(nextDna().numbers),
  },
  {
    name: "mutate, MobileNet-like, against copying the numbers",
    unit: "mutation",
    perCall: 1,
    ours: () => mutate(nextDna(), random),
    plain: () => [...nextDna().numbers],
  },
  {
    name: "regularized evolution, NAS-Bench-101, decoded",
    unit: "trial",
    perCall: TRIALS,
    ours: evolve,
    plain: evolveByHand,
  },
];
