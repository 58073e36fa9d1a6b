/** A small MobileNet whose blocks are searched. It is plain code: which layer a block is, is a `oneof`. */
import type { Tensor } from "@tensorflow/tfjs";
import { oneof, searchable } from "tsglove";
import {
  Activation,
  AvgPool,
  BatchNorm,
  Conv,
  Dense,
  GlobalPool,
  Identity,
  MBConv,
  Sequential,
  type Callable,
} from "tsglove/nn";
import type { Subject } from "./images.js";
import { Trainer } from "./trainer.js";

@searchable
export class Net {
  readonly #stem = new Conv(8, 3, { activation: "relu" });
  readonly #half = new Sequential([
    new Conv(16, 3, { stride: 2, bias: false }),
    new BatchNorm(),
    new Activation("relu"),
  ]);
  readonly #head = new Sequential([new GlobalPool(), new Dense(10)]);

  /** @param blocks two at 14 × 14 with 8 channels, two at 7 × 7 with 16. */
  constructor(readonly blocks: readonly Callable[]) {}

  call(x: Tensor): Tensor {
    let y = this.#stem.call(x);
    this.blocks.forEach((block, i) => {
      y = block.call(i === 2 ? this.#half.call(y) : y);
    });
    return this.#head.call(y);
  }
}

/** All trainers: which layer each block is, is searched. */
export function trainers(subject: Subject): Trainer {
  return new Trainer(new Net([block(8), block(8), block(16), block(16)]), subject);
}

function block(channels: number): Callable {
  return oneof<Callable>([
    new MBConv(channels, oneof([3, 5]), oneof([1, 3])),
    new Conv(channels, 1, { activation: "relu" }),
    new AvgPool(3, { stride: 1 }),
    new Identity(),
  ]);
}
