/** What may stand on an edge of a cell, besides nothing and the input itself. All keep height, width and channels. */
import type { Tensor } from "@tensorflow/tfjs";
import { searchable } from "tsglove";
import { AvgPool, BatchNorm, MaxPool, SeparableConv, type Callable } from "tsglove/nn";

export const CHANNELS = 8;

/** Layers with a normalisation behind them. */
@searchable
export class Normed {
  readonly #norm = new BatchNorm();

  constructor(readonly layer: Callable) {}

  call(x: Tensor): Tensor {
    return this.#norm.call(this.layer.call(x));
  }
}

@searchable
export class Separable extends Normed {
  constructor() {
    super(new SeparableConv(CHANNELS, 3, { bias: false, activation: "relu" }));
  }
}

@searchable
export class Mean extends Normed {
  constructor() {
    super(new AvgPool(3, { stride: 1 }));
  }
}

@searchable
export class Largest extends Normed {
  constructor() {
    super(new MaxPool(3, { stride: 1 }));
  }
}
