/**
 * DARTS' cell at small scale (Liu, Simonyan, Yang: DARTS: Differentiable Architecture Search, ICLR 2019, section 2.1): nodes that add up
 * what operations make of the nodes before them. Which operation stands on which edge is searched; the network repeats the cell.
 */
import type { Tensor } from "@tensorflow/tfjs";
import { oneof, searchable } from "tsglove";
import { Conv, Dense, GlobalPool, Identity, MaxPool, Zero, type Callable } from "tsglove/nn";
import { tensors } from "tsglove/tensor";
import type { Subject } from "../tunas/images.js";
import { Trainer } from "../tunas/trainer.js";
import { CHANNELS, Largest, Mean, Normed, Separable } from "./operations.js";

const NODES = 2;
const CELLS = 3;

@searchable
export class Cell {
  readonly #before = new Normed(new Conv(CHANNELS, 1, { bias: false, activation: "relu" }));
  readonly #last = new Normed(new Conv(CHANNELS, 1, { bias: false, activation: "relu" }));

  /** @param nodes the edges of each: one from either input, and one from every node before it. */
  constructor(readonly nodes: readonly (readonly Callable[])[]) {}

  /** Takes what the two cells before this one gave. */
  call(before: Tensor, last: Tensor): Tensor {
    const states = [this.#before.call(before), this.#last.call(last)];
    for (const edges of this.nodes) {
      const ends = states.map((state, i) => edges[i]?.call(state) ?? state);
      states.push(tensors().addN(ends));
    }
    return tensors().concat(states.slice(2), -1);
  }
}

@searchable
export class Net {
  readonly #stem = new Normed(new Conv(CHANNELS, 3, { bias: false }));
  readonly #half = new MaxPool(2);
  readonly #pool = new GlobalPool();
  readonly #head = new Dense(10);

  constructor(readonly cells: readonly Cell[]) {}

  /** Behind the first cell the image is halved. */
  call(x: Tensor): Tensor {
    let before = this.#stem.call(x);
    let last = before;
    this.cells.forEach((cell, i) => {
      if (i === 1) [before, last] = [this.#half.call(before), this.#half.call(last)];
      [before, last] = [last, cell.call(before, last)];
    });
    return this.#head.call(this.#pool.call(last));
  }
}

/** All trainers. An edge's name says which one it is, and one name is one decision: so all cells are alike. */
export function trainers(subject: Subject): Trainer {
  const edge = (from: number, to: number): Callable =>
    oneof<Callable>([new Separable(), new Mean(), new Largest(), new Identity(), new Zero()], {
      name: `${from} to ${to}`,
    });
  const node = (to: number): Callable[] => Array.from({ length: to }, (_, from) => edge(from, to));
  const cell = (): Cell => new Cell(Array.from({ length: NODES }, (_, i) => node(2 + i)));
  return new Trainer(new Net(Array.from({ length: CELLS }, cell)), subject);
}
