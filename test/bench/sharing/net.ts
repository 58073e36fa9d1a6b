/** The space that is searched: six blocks of a small network, nine candidates each, 531,441 children. */
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

const BLOCKS = 6;

const CHANNELS = 12;

@searchable
class Net {
  readonly #stem = new Sequential([new Conv(CHANNELS, 3, { stride: 2, bias: false }), new BatchNorm()]);
  readonly #head = new Sequential([new BatchNorm(), new GlobalPool(), new Dense(10)]);

  /** @param blocks take and give 7 × 7 numbers of 12 channels; what each gives is added to what it takes. */
  constructor(readonly blocks: readonly Callable[]) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    const body = this.blocks.reduce((y, block) => tf.add(y, block.call(y)), this.#stem.call(x));
    return this.#head.call(body);
  }
}

/** All trainers. */
export function trainers(subject: Subject): Trainer {
  return new Trainer(new Net(Array.from({ length: BLOCKS }, block)), subject);
}

function block(): Callable {
  return oneof<Callable>([
    new Zero(),
    new AvgPool(3, { stride: 1 }),
    new MaxPool(3, { stride: 1 }),
    new Sequential([new Conv(CHANNELS, 1, { bias: false, activation: "relu" }), new BatchNorm()]),
    new Sequential([new SeparableConv(CHANNELS, 3, { bias: false, activation: "relu" }), new BatchNorm()]),
    new MBConv(CHANNELS, oneof([3, 5]), oneof([2, 4]), { residual: false }),
  ]);
}
