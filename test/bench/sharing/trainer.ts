/** Trains a network on images, alone or as a part of a search; it does not know which. */
import type { Scalar } from "@tensorflow/tfjs";
import { searchable, type Fixed } from "tsglove";
import {
  accuracy,
  Cosine,
  fit,
  inMode,
  SGD,
  softmaxCrossEntropy,
  type Batch,
  type Callable,
  type Learner,
  type Split,
} from "tsglove/nn";
import { tensors } from "tsglove/tensor";
import { load, type Images, type Subject } from "./images.js";

/** Images that are learned from at once. */
export const BATCH = 64;

@searchable
export class Trainer implements Learner<Batch> {
  readonly optimizer = new SGD(0.1, 0.9);

  constructor(
    readonly net: Callable,
    readonly subject: Fixed<Subject>,
    /** Fixes the order in which images are learned from. */
    readonly order: Fixed<number>,
  ) {}

  batches(split: Split): Iterator<Batch> {
    const { training, validation } = load(this.subject);
    const seed = this.order;
    return split === "train" ? training.batches(BATCH, { seed }) : validation.batches(2 * BATCH, { seed });
  }

  loss({ inputs, labels }: Batch): Scalar {
    return softmaxCrossEntropy(this.net.call(inputs), labels);
  }

  score({ inputs, labels }: Batch): Scalar {
    return accuracy(this.net.call(inputs), labels);
  }

  /** Trains from scratch. */
  async train(steps: number, seed: number): Promise<void> {
    await fit(this, { steps, seed, schedule: new Cosine(), validBatches: 1 });
  }

  /** The share of a part's images that it reads right. */
  rightOn(part: Exclude<keyof Images, "training">): number {
    const images = load(this.subject)[part];
    let right = 0;
    for (const { inputs, labels } of images.batches(100, { epochs: 1, shuffle: false })) {
      const [share = NaN] = tensors().tidy(() =>
        inMode("infer", () => this.score({ inputs, labels })).dataSync(),
      );
      right += share * labels.size;
      inputs.dispose();
      labels.dispose();
    }
    return right / images.size;
  }
}
