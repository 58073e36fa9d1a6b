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

/** Its weight is the smaller, the larger its number: each output sees a part of the inputs. */
@searchable
export class Grouped implements Op {
  constructor(
    readonly groups: number,
    readonly units = 4,
  ) {}
  call(x: Tensor): Tensor {
    const tf = tensors();
    const features = (x.shape[1] ?? 0) / this.groups;
    const seen = tf.slice(x, [0, 0], [-1, features]);
    return tf.matMul(seen, param(this, "kernel", [features, this.units]));
  }
}

/** A width of its own, around a layer. */
@searchable
export class Around implements Op {
  constructor(
    readonly width: number,
    readonly inner: Op,
  ) {}
  call(x: Tensor): Tensor {
    const tf = tensors();
    const wide = tf.matMul(x, param(this, "kernel", [x.shape[1] ?? 0, this.width]));
    return tf.add(wide, this.inner.call(wide));
  }
}

/** Takes an input of its width, and no other. */
@searchable
export class Exact implements Op {
  constructor(readonly width: number) {}
  call(x: Tensor): Tensor {
    return tensors().mul(x, param(this, "scale", [this.width]));
  }
}

/** Two of its inputs' columns, added. */
@searchable
export class Picked implements Op {
  constructor(readonly columns: readonly number[]) {}
  call(x: Tensor): Tensor {
    const tf = tensors();
    const columns = tf.gather(x, tf.tensor1d([...this.columns], "int32"), 1);
    return tf.mul(columns, param(this, "scale", []));
  }
}

/** Knows nothing of us, and is made by the user. */
export class Unmarked implements Op {
  readonly #factor: Variable;
  constructor(first: number) {
    this.#factor = tensors().variable(tensors().scalar(first));
  }
  call(x: Tensor): Tensor {
    return tensors().mul(x, this.#factor);
  }
}

@searchable
export class Shrinking implements Op {
  constructor(
    readonly a: number,
    readonly b: number,
  ) {}
  call(x: Tensor): Tensor {
    return tensors().mul(x, tensors().mean(param(this, "scale", [Math.ceil(24 / (this.a * this.b))])));
  }
}

/** Fails where its size is 3. */
@searchable
export class Broken implements Op {
  constructor(readonly size: number) {}
  call(x: Tensor): Tensor {
    if (this.size === 3) throw new Error("three is not to be run");
    return tensors().mul(
      x,
      tensors().mul(this.size, param(this, "scale", [], { init: (shape) => tensors().ones([...shape]) })),
    );
  }
}

/** Makes a variable in its constructor. */
@searchable
export class Eager implements Op {
  readonly #factor = tensors().tidy(() => tensors().variable(tensors().scalar(1)));
  call(x: Tensor): Tensor {
    return tensors().mul(x, this.#factor);
  }
}

export interface Splits {
  call(x: Tensor): Tensor[];
}

@searchable
export class Split implements Splits {
  readonly #scale: Scale;
  constructor(by: number) {
    this.#scale = new Scale(by);
  }
  call(x: Tensor): Tensor[] {
    return tensors().split(this.#scale.call(x), 2, 1);
  }
}

@searchable
export class Joined implements Op {
  constructor(readonly split: Splits) {}
  call(x: Tensor): Tensor {
    return tensors().concat(this.split.call(x), 1);
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
