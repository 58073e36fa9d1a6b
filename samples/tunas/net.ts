/**
 * A small MobileNet whose blocks are searched, and its trainer. Neither knows how it is searched: as a black box, or by weight
 * sharing.
 */
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import { oneof, searchable, type Fixed } from "tsglove";
import {
  accuracy,
  AvgPool,
  BatchNorm,
  Conv,
  Cosine,
  Dense,
  fit,
  GlobalPool,
  Identity,
  MBConv,
  SGD,
  softmaxCrossEntropy,
  type Batch,
  type Callable,
  type Learner,
  type Split,
} from "tsglove/nn";
import { load, type Subject } from "./images.js";

@searchable
export class Net {
  readonly #stem = new Conv(8, 3, { bias: false });
  readonly #norm = new BatchNorm();
  readonly #half = new AvgPool(2);
  readonly #last = new GlobalPool();
  readonly #head = new Dense(10);

  /** @param blocks keep height, width and channels; before the third one the image is halved. */
  constructor(readonly blocks: readonly Callable[]) {}

  call(x: Tensor): Tensor {
    let y = this.#norm.call(this.#stem.call(x));
    this.blocks.forEach((block, i) => {
      y = block.call(i === 2 ? this.#half.call(y) : y);
    });
    return this.#head.call(this.#last.call(y));
  }
}

@searchable
export class Trainer implements Learner<Batch> {
  readonly optimizer = new SGD(0.1, 0.9);

  constructor(
    readonly net: Net,
    readonly subject: Fixed<Subject> = "mnist",
  ) {}

  batches(split: Split): Iterator<Batch> {
    const { training, validation } = load(this.subject);
    return (split === "train" ? training : validation).batches(64);
  }

  loss({ inputs, labels }: Batch): Scalar {
    return softmaxCrossEntropy(this.net.call(inputs), labels);
  }

  score({ inputs, labels }: Batch): Scalar {
    return accuracy(this.net.call(inputs), labels);
  }

  /** Trains from scratch. @returns the share of validation images that are read right. */
  train(steps: number, seed = 1): Promise<number> {
    return fit(this, { steps, seed, schedule: new Cosine() });
  }
}

/** All trainers: which layer each block is, is searched. */
export function trainers(subject: Subject, blocks = 4): Trainer {
  const block = (): Callable =>
    oneof<Callable>([
      new MBConv(8, oneof([3, 5]), oneof([1, 3])),
      new Conv(8, 1, { activation: "relu" }),
      new AvgPool(3, { stride: 1 }),
      new Identity(),
    ]);
  return new Trainer(new Net(Array.from({ length: blocks }, block)), subject);
}
