/** Changes of images that leave their meaning as it is, drawn anew each time an image is learned from. */
import { searchable, type RandomStream } from "tsglove";
import { shapeText } from "../place.js";

/** A change of one example. */
export interface Augmentation {
  /**
   * Changes an example in place.
   * @param values its numbers, row by row.
   * @param shape of the example: `[height, width, channels]` of an image.
   */
  apply(values: Float32Array, shape: readonly number[], random: RandomStream): void;
}

/** Turns left and right around, every other time. */
@searchable
export class Flip implements Augmentation {
  apply(values: Float32Array, shape: readonly number[], random: RandomStream): void {
    const [height, width, channels] = imageShape("Flip", shape);
    if (random.int(2) === 0) return;
    const from = values.slice();
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const start = (row * width + (width - 1 - column)) * channels;
        values.set(from.subarray(start, start + channels), (row * width + column) * channels);
      }
  }
}

/** Moves an image by up to `padding` pixels up or down and left or right: pads it with zeros and crops it to its size. */
@searchable
export class Crop<P extends number = number> implements Augmentation {
  /** @param padding a whole number of pixels, at least 0: 4 is usual for images of 32 × 32. */
  constructor(readonly padding: P) {
    if (!(Number.isSafeInteger(padding) && padding >= 0))
      throw new RangeError(`Crop: padding is ${padding}; give a whole number of pixels, at least 0.`);
  }

  apply(values: Float32Array, shape: readonly number[], random: RandomStream): void {
    const [height, width, channels] = imageShape("Crop", shape);
    const down = random.int(2 * this.padding + 1) - this.padding;
    const right = random.int(2 * this.padding + 1) - this.padding;
    if (down === 0 && right === 0) return;
    const from = values.slice();
    values.fill(0);
    const columns = width - Math.abs(right);
    // All of it is moved out, where no place is left to write at.
    if (columns <= 0) return;
    for (let row = Math.max(0, down); row < Math.min(height, height + down); row++) {
      const start = ((row - down) * width + Math.max(0, -right)) * channels;
      values.set(
        from.subarray(start, start + columns * channels),
        (row * width + Math.max(0, right)) * channels,
      );
    }
  }
}

/** Blackens a square of an image, at a place drawn anew (DeVries and Taylor: Cutout, 2017): its centre lies inside, its rest may not. */
@searchable
export class Cutout<S extends number = number> implements Augmentation {
  /** @param size of the square's side: a whole number of pixels, at least 1. */
  constructor(readonly size: S) {
    if (!(Number.isSafeInteger(size) && size >= 1))
      throw new RangeError(`Cutout: size is ${size}; give a whole number of pixels, at least 1.`);
  }

  apply(values: Float32Array, shape: readonly number[], random: RandomStream): void {
    const [height, width, channels] = imageShape("Cutout", shape);
    const top = random.int(height) - Math.floor(this.size / 2);
    const left = random.int(width) - Math.floor(this.size / 2);
    const [start, end] = [Math.max(0, left), Math.min(width, left + this.size)];
    for (let row = Math.max(0, top); row < Math.min(height, top + this.size); row++)
      values.fill(0, (row * width + start) * channels, (row * width + end) * channels);
  }
}

function imageShape(
  what: string,
  shape: readonly number[],
): [height: number, width: number, channels: number] {
  const [height, width, channels] = shape;
  if (shape.length === 3 && height !== undefined && width !== undefined && channels !== undefined)
    return [height, width, channels];
  throw new Error(
    `${what} takes images, [height, width, channels], and got an example of shape ${shapeText(shape)}.`,
  );
}
