/** The two spaces as a person would write them who searches just these: points are lists of numbers. */
import type { RandomStream } from "tsglove";
import { EXPANSIONS, FILTERS, KERNELS, LAYERS, NODES, OPS } from "./spaces.js";

/** What a hand-written search needs of its space. */
export interface PlainSpace {
  readonly draw: (random: RandomStream) => number[];
  readonly mutate: (numbers: readonly number[], random: RandomStream) => number[];
  readonly decode: (numbers: readonly number[]) => object;
}

class CellSpec {
  constructor(
    readonly ops: readonly string[],
    readonly matrix: readonly (readonly number[])[],
  ) {}
}
class InvertedBottleneck {
  constructor(
    readonly filters: number,
    readonly kernel: number,
    readonly expansion: number,
  ) {}
}
class Zero {}
class Model {
  constructor(readonly layers: readonly (InvertedBottleneck | Zero)[]) {}
}

const INNER = NODES - 2;
const EDGES = (NODES * (NODES - 1)) / 2;

export const nasBench101: PlainSpace = {
  draw(random) {
    const numbers: number[] = [];
    for (let i = 0; i < INNER; i++) numbers.push(random.int(3));
    for (let i = 0; i < EDGES; i++) numbers.push(random.int(2));
    return numbers;
  },

  mutate(numbers, random) {
    const next = [...numbers];
    const at = random.int(next.length);
    const now = next[at] ?? 0;
    next[at] = at < INNER ? (now + 1 + random.int(2)) % 3 : 1 - now;
    return next;
  },

  decode(numbers) {
    const ops: string[] = [];
    for (let i = 0; i < INNER; i++) ops.push(OPS[numbers[i] ?? 0] ?? "");
    const matrix: number[][] = [];
    let at = INNER;
    for (let row = 0; row < NODES; row++) {
      const cells: number[] = [];
      for (let column = 0; column < NODES; column++) cells.push(column > row ? (numbers[at++] ?? 0) : 0);
      matrix.push(cells);
    }
    return new CellSpec(ops, matrix);
  },
};

/** How many decisions a bottleneck opens. */
const INSIDE = 3;

export const mobileNet: PlainSpace = {
  draw(random) {
    const numbers: number[] = [];
    for (let i = 0; i < LAYERS; i++) drawLayer(random.int(2), random, numbers);
    return numbers;
  },

  mutate(numbers, random) {
    const target = random.int(numbers.length);
    const next: number[] = [];
    for (let at = 0; at < numbers.length;) {
      const end = at + (numbers[at] === 0 ? 1 + INSIDE : 1);
      if (at === target) drawLayer(1 - (numbers[at] ?? 0), random, next);
      else
        for (let i = at; i < end; i++)
          next.push(i === target ? changed(numbers[i] ?? 0, i - at, random) : (numbers[i] ?? 0));
      at = end;
    }
    return next;
  },

  decode(numbers) {
    const layers: (InvertedBottleneck | Zero)[] = [];
    let at = 0;
    for (let i = 0; i < LAYERS; i++)
      layers.push(
        numbers[at++] === 0
          ? new InvertedBottleneck(
              FILTERS[numbers[at++] ?? 0] ?? 0,
              KERNELS[numbers[at++] ?? 0] ?? 0,
              EXPANSIONS[numbers[at++] ?? 0] ?? 0,
            )
          : new Zero(),
      );
    return new Model(layers);
  },
};

function drawLayer(choice: number, random: RandomStream, into: number[]): void {
  into.push(choice);
  if (choice === 0) into.push(random.int(3), random.int(3), random.int(2));
}

/** Another value of a decision inside a bottleneck: the first two have 3, the last 2. */
function changed(number: number, place: number, random: RandomStream): number {
  return place < INSIDE ? (number + 1 + random.int(2)) % 3 : 1 - number;
}
