// What a tensor is, in a way that the compiler sees.
import { tensors } from "tsglove/tensor";
import type { Tensor, Tensor2D, Tensor3D, Tensor4D, Variable } from "@tensorflow/tfjs";

export function isTensor(value: unknown): value is Tensor {
  return value instanceof tensors().Tensor;
}

export function isVariable(value: unknown): value is Variable {
  return value instanceof tensors().Variable;
}

/** Whether it is a matrix. */
export function isRank2(x: Tensor): x is Tensor2D {
  return x.rank === 2;
}

/** Whether it is a batch of sequences, or of other matrices. */
export function isRank3(x: Tensor): x is Tensor3D {
  return x.rank === 3;
}

/** Whether it is a batch of images, or the kernel of a convolution. */
export function isRank4(x: Tensor): x is Tensor4D {
  return x.rank === 4;
}
