/** Layers made of layers. What they are made of may be any object with a method `call`. */
import { clone, searchable } from "tsglove";
import type { Tensor } from "@tensorflow/tfjs";
import type { Callable } from "../layer.js";
import { sideBySide, sumOf } from "../mask.js";
import { describeLayer, shapeText } from "../place.js";

/** One layer after another. */
@searchable
export class Sequential<L extends readonly Callable[] = readonly Callable[]> {
  constructor(readonly layers: L) {}

  call(x: Tensor): Tensor {
    return this.layers.reduce((y, layer) => layer.call(y), x);
  }
}

/** A layer's output added to its input (He and others: Deep Residual Learning, CVPR 2016). Both must be of one shape. */
@searchable
export class Residual<O extends Callable = Callable> {
  constructor(readonly op: O) {}

  call(x: Tensor): Tensor {
    const y = this.op.call(x);
    if (y.rank !== x.rank || y.shape.some((length, axis) => length !== x.shape[axis]))
      throw new Error(
        `${describeLayer(this)} adds its input, of shape ${shapeText(x.shape)}, to an output of shape ${shapeText(y.shape)}: ` +
          "give it a layer that keeps the shape.",
      );
    return sumOf(x, y);
  }
}

/** The outputs of layers that see the same input, side by side along the last axis. */
@searchable
export class Concat<L extends readonly Callable[] = readonly Callable[]> {
  constructor(readonly layers: L) {}

  call(x: Tensor): Tensor {
    const [first, ...others] = this.layers.map((layer) => layer.call(x));
    if (first === undefined) throw new RangeError("Concat has no layers; give at least one.");
    const odd = others.find((y) => !fitsBeside(first, y));
    if (odd !== undefined)
      throw new Error(
        `${describeLayer(this)} puts outputs side by side, and those of layers 0 and ${others.indexOf(odd) + 1} are of shapes ` +
          `${shapeText(first.shape)} and ${shapeText(odd.shape)}: all lengths but the last have to agree.`,
      );
    return sideBySide([first, ...others]);
  }
}

function fitsBeside(one: Tensor, other: Tensor): boolean {
  return (
    one.rank === other.rank && one.shape.slice(0, -1).every((length, axis) => length === other.shape[axis])
  );
}

/** Copies of a layer, one after another, each with weights of its own: `new Sequential` of as many clones. */
export function stacked<L extends Callable & object>(layer: L, count: number): Sequential<L[]> {
  return new Sequential(Array.from({ length: count }, () => clone(layer)));
}
