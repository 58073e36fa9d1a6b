/** The layers of the tour: they know their shapes and costs, and compute nothing. */
import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(
    readonly filters: number,
    readonly kernel: 3 | 5 = 3,
  ) {}
}

@searchable
export class MaxPool {
  constructor(readonly size: 2 | 3 = 2) {}
}

@searchable
export class Identity {}

@searchable
export class Dense {
  constructor(readonly units: number) {}
}

/** The same layer several times over. */
@searchable
export class Stacked {
  constructor(
    readonly layer: Conv | MaxPool | Identity,
    readonly times: number,
  ) {}
}

@searchable
export class Adam {
  constructor(readonly learningRate = 1e-3) {}
}

@searchable
export class RMSProp {
  constructor(readonly learningRate: number) {}
}

@searchable
export class Trainer {
  constructor(
    readonly model: Stacked,
    readonly optimizer: Adam | RMSProp,
  ) {}

  /** A made-up accuracy: wide convolutions and a rate near 3e-3 do best. */
  train(): number {
    const { layer } = this.model;
    const width = layer instanceof Conv ? Math.log2(layer.filters) : 0;
    return width - Math.abs(Math.log10(this.optimizer.learningRate) + 2.5);
  }
}
