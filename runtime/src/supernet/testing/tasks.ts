// Layers of several kinds, and a learner made of them, for tests of super programs.
import { searchable } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Scalar, Tensor, Tensor2D, Variable } from "@tensorflow/tfjs";
import type { Learner } from "../../nn/learner.js";
import { param } from "../../nn/param.js";

export interface Op {
  call(x: Tensor): Tensor;
}

/** Asks for its weight: widths share one. */
@searchable
export class Linear implements Op {
  constructor(readonly units: number) {}
  call(x: Tensor): Tensor {
    const tf = tensors();
    const features = x.shape[1] ?? 0;
    return tf.matMul(x, param(this, "kernel", [features, this.units]));
  }
}

/** Knows nothing of supernets: a variable of its own. */
@searchable
export class Scale implements Op {
  #factor: Variable | undefined;
  constructor(readonly first: number) {}
  call(x: Tensor): Tensor {
    this.#factor ??= tensors().variable(tensors().scalar(this.first));
    return tensors().mul(x, this.#factor);
  }
}

@searchable
export class Chain implements Op {
  constructor(readonly ops: readonly Op[]) {}
  call(x: Tensor): Tensor {
    return this.ops.reduce((y, op) => op.call(y), x);
  }
}

@searchable
export class Plain {
  constructor(readonly size: number) {}
}

@searchable
export class Powered implements Op {
  constructor(readonly by: number) {}
  call(x: Tensor): Tensor {
    return tensors().mul(tensors().mul(x, param(this, "scale", [x.shape[1] ?? 0])), this.by);
  }
}

/** Makes layers of its own, which stand nowhere in the space. */
@searchable
export class Pair implements Op {
  readonly #first: Linear;
  readonly #second: Linear;
  constructor(units: number) {
    this.#first = new Linear(units);
    this.#second = new Linear(units);
  }
  call(x: Tensor): Tensor {
    return this.#second.call(this.#first.call(x));
  }
}

@searchable
export class Rows implements Op {
  call(x: Tensor): Tensor {
    return tensors().sum(x, 0, true);
  }
}

/** Makes a matrix for the width that comes first. */
@searchable
export class Own implements Op {
  #kernel: Variable | undefined;
  call(x: Tensor): Tensor {
    const tf = tensors();
    this.#kernel ??= tf.variable(tf.eye(x.shape[1] ?? 0));
    return tf.matMul(x, this.#kernel);
  }
}

@searchable
export class Task implements Learner<Tensor2D> {
  constructor(
    readonly model: Op,
    readonly rate = 0.1,
  ) {}
  *batches(): Generator<Tensor2D, never> {
    for (;;)
      yield tensors().tensor2d([
        [1, 2],
        [3, 4],
        [5, 6],
      ]);
  }
  loss(batch: Tensor2D): Scalar {
    return tensors().mean(tensors().square(this.model.call(batch)));
  }
}
