import type { RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import type { Initializer } from "./initializers.js";
import { describeLayer, shapeText } from "./place.js";

/** So many numbers take seconds to draw: whether there is memory for them is tried before. */
const MANY = 2 ** 26;

/**
 * What a weight or a buffer of a layer begins with.
 * @throws RangeError when the shape is none: a layer computed it from its settings or from its input.
 * @throws Error when there is no memory for it, before anything is drawn.
 */
export function firstValue(
  owner: object,
  name: string,
  shape: readonly number[],
  init: Initializer,
  random: RandomStream,
): Tensor {
  const asked = `${describeLayer(owner)} asks for its weight "${name}" in shape ${shapeText(shape)}`;
  if (!shape.every((length) => Number.isInteger(length) && length >= 0))
    throw new RangeError(`${asked}: give whole numbers of at least 0.`);
  const size = shape.reduce((product, length) => product * length, 1);
  if (size >= MANY) requireRoom(shape, `${asked}, which takes ${((size * 4) / 1e9).toFixed(1)} GB`);
  return init(shape, random);
}

function requireRoom(shape: readonly number[], asked: string): void {
  try {
    tensors()
      .zeros([...shape])
      .dispose();
  } catch (error) {
    throw new Error(`${asked}: out of memory.`, { cause: error });
  }
}
