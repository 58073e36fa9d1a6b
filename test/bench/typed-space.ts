/** A space that is nothing but types: its classes construct as plain ones do, and decode by the code that the transformer wrote. */
import { randomDna, RandomStream, searchable, searchSpace, template, type Float, type Int } from "tsglove";
import type { Pair } from "./pairs.js";

type Filters = 32 | 48 | 64;
type Act = "relu" | "gelu" | "silu";

@searchable
class Conv {
  constructor(
    readonly filters: Filters,
    readonly kernel: 3 | 5 | 7,
    readonly act: Act,
  ) {}
}
@searchable
class MaxPool {
  constructor(readonly size: 2 | 3) {}
}
@searchable
class Adam {
  constructor(
    readonly rate: Float<1e-6, 1e-2, "log">,
    readonly beta: Float<0.8, 0.99>,
  ) {}
}
@searchable
class Trainer {
  constructor(
    readonly first: Conv,
    readonly second: Conv | MaxPool,
    readonly optimizer: Adam,
    readonly epochs: Int<10, 50, 5>,
    readonly clip: boolean,
    readonly warmup: 0 | 100 | 500,
  ) {}
}

class PlainConv {
  constructor(
    readonly filters: Filters,
    readonly kernel: 3 | 5 | 7,
    readonly act: Act,
  ) {}
}
class PlainMaxPool {
  constructor(readonly size: 2 | 3) {}
}
class PlainAdam {
  constructor(
    readonly rate: number,
    readonly beta: number,
  ) {}
}
class PlainTrainer {
  constructor(
    readonly first: PlainConv,
    readonly second: PlainConv | PlainMaxPool,
    readonly optimizer: PlainAdam,
    readonly epochs: number,
    readonly clip: boolean,
    readonly warmup: 0 | 100 | 500,
  ) {}
}

const FILTERS = [32, 48, 64] as const;
const KERNELS = [3, 5, 7] as const;
const ACTS = ["relu", "gelu", "silu"] as const;
const SIZES = [2, 3] as const;
const CLIPS = [false, true] as const;
const WARMUPS = [0, 100, 500] as const;

function pick<T>(candidates: readonly T[], index: number | undefined): T {
  const found = candidates[index ?? -1];
  if (found === undefined) throw new RangeError(`There is no candidate ${String(index)}.`);
  return found;
}

/** The same, as one would write it for this space alone. */
function decodeByHand(numbers: readonly number[]): PlainTrainer {
  let at = 0;
  const conv = (): PlainConv =>
    new PlainConv(pick(FILTERS, numbers[at++]), pick(KERNELS, numbers[at++]), pick(ACTS, numbers[at++]));
  return new PlainTrainer(
    conv(),
    numbers[at++] === 0 ? conv() : new PlainMaxPool(pick(SIZES, numbers[at++])),
    new PlainAdam(numbers[at++] ?? NaN, numbers[at++] ?? NaN),
    10 + (numbers[at++] ?? NaN) * 5,
    pick(CLIPS, numbers[at++]),
    pick(WARMUPS, numbers[at++]),
  );
}

const COUNT = 1024;
const N = 1000;

export function typedSpacePairs(): readonly Pair[] {
  const { spec, decode } = template(searchSpace(Trainer));
  const random = RandomStream.of(1);
  const dnas = Array.from({ length: COUNT }, () => randomDna(spec, random));
  const numbers = dnas.map((dna) => [...dna.numbers]);
  let [ours, byHand] = [0, 0];
  return [
    {
      name: "typed space: construct, scalar arguments",
      perCall: N,
      bound: { ratio: 1.5 },
      ours: () => {
        let last: unknown;
        for (let i = 0; i < N; i++) last = new Conv(48, i & 1 ? 3 : 5, "gelu");
        return last;
      },
      byHand: () => {
        let last: unknown;
        for (let i = 0; i < N; i++) last = new PlainConv(48, i & 1 ? 3 : 5, "gelu");
        return last;
      },
    },
    {
      name: "typed space: construct, nested",
      perCall: N,
      bound: { ratio: 2.5 },
      ours: () => {
        let last: unknown;
        for (let i = 0; i < N; i++)
          last = new Trainer(
            new Conv(32, 3, "relu"),
            i & 1 ? new Conv(64, 5, "silu") : new MaxPool(2),
            new Adam(1e-3, 0.9),
            20,
            true,
            100,
          );
        return last;
      },
      byHand: () => {
        let last: unknown;
        for (let i = 0; i < N; i++)
          last = new PlainTrainer(
            new PlainConv(32, 3, "relu"),
            i & 1 ? new PlainConv(64, 5, "silu") : new PlainMaxPool(2),
            new PlainAdam(1e-3, 0.9),
            20,
            true,
            100,
          );
        return last;
      },
    },
    {
      name: "typed space: decode",
      bound: { ratio: 2 },
      ours: () => decode(at(dnas, ours++)),
      byHand: () => decodeByHand(at(numbers, byHand++)),
    },
  ];
}

function at<T>(items: readonly T[], index: number): T {
  return pick(items, index % COUNT);
}
