/** What trains a network that reads images. It knows nothing of the network, nor of how one is searched. */
import type { Scalar } from "@tensorflow/tfjs";
import { searchable, type Fixed } from "tsglove";
import {
  accuracy,
  Cosine,
  disposeWeights,
  fit,
  SGD,
  softmaxCrossEntropy,
  type Batch,
  type Callable,
  type Dataset,
  type Learner,
  type Split,
} from "tsglove/nn";
import { load, type Subject } from "./images.js";

/** Images of a batch to judge by: test and validation images are so many times a hundred. */
const JUDGED_AT_ONCE = 100;

@searchable
export class Trainer implements Learner<Batch> {
  readonly optimizer = new SGD(0.1, 0.9);

  /** @param judge which images the score is taken on: those to validate on, unless the search is over. */
  constructor(
    readonly net: Callable,
    readonly subject: Fixed<Subject> = "mnist",
    readonly judge: Fixed<"validation" | "test"> = "validation",
  ) {}

  batches(split: Split): Iterator<Batch> {
    return split === "train"
      ? load(this.subject).training.batches(32)
      : this.#judging.batches(JUDGED_AT_ONCE);
  }

  loss({ inputs, labels }: Batch): Scalar {
    return softmaxCrossEntropy(this.net.call(inputs), labels);
  }

  score({ inputs, labels }: Batch): Scalar {
    return accuracy(this.net.call(inputs), labels);
  }

  /** Trains from scratch, until the signal ends it. @returns the share of all images to judge by that are read right. */
  async train(steps: number, seed: number, signal?: AbortSignal): Promise<number> {
    const validBatches = Math.ceil(this.#judging.size / JUDGED_AT_ONCE);
    try {
      return await fit(this, {
        steps,
        seed,
        schedule: new Cosine(),
        validBatches,
        ...(signal === undefined ? {} : { signal }),
      });
    } finally {
      disposeWeights(this);
    }
  }

  get #judging(): Dataset {
    const { validation, test } = load(this.subject);
    return this.judge === "test" ? test : validation;
  }
}
