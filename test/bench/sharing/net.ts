/** The space that is searched: six blocks of a small network, in two stages, nine candidates each: 531,441 children. */
import type { Tensor } from "@tensorflow/tfjs";
import { oneof, searchable } from "tsglove";
import {
  AvgPool,
  BatchNorm,
  Conv,
  Dense,
  GlobalPool,
  MaxPool,
  MBConv,
  SeparableConv,
  Sequential,
  Zero,
  type Callable,
} from "tsglove/nn";
import { tensors } from "tsglove/tensor";
import type { Subject } from "./images.js";
import { Trainer } from "./trainer.js";

/** Blocks of each stage, behind a convolution that halves the image. */
export const BLOCKS = 3;

/** Channels of each stage: so few that it matters where they are spent. */
export const CHANNELS = [6, 12] as const;

@searchable
class Net {
  readonly #stems = CHANNELS.map(
    (channels) => new Sequential([new Conv(channels, 3, { stride: 2, bias: false }), new BatchNorm()]),
  );
  readonly #head = new Sequential([new BatchNorm(), new GlobalPool(), new Dense(10)]);

  /** @param blocks those of all stages, in order; what each gives is added to what it takes. */
  constructor(readonly blocks: readonly Callable[]) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    const body = this.#stems.reduce(
      (y, stem, stage) =>
        this.blocks
          .slice(BLOCKS * stage, BLOCKS * (stage + 1))
          .reduce((z, block) => tf.add(z, block.call(z)), stem.call(y)),
      x,
    );
    return this.#head.call(body);
  }
}

/** All trainers. @param order fixes the order in which images are learned from. */
export function trainers(subject: Subject, order: number): Trainer {
  return new Trainer(
    new Net(CHANNELS.flatMap((channels) => Array.from({ length: BLOCKS }, () => block(channels)))),
    subject,
    order,
  );
}

function block(channels: number): Callable {
  return oneof<Callable>([
    new Zero(),
    new AvgPool(3, { stride: 1 }),
    new MaxPool(3, { stride: 1 }),
    new Sequential([new Conv(channels, 1, { bias: false, activation: "relu" }), new BatchNorm()]),
    new Sequential([new SeparableConv(channels, 3, { bias: false, activation: "relu" }), new BatchNorm()]),
    new MBConv(channels, oneof([3, 5]), oneof([2, 4]), { residual: false }),
  ]);
}
