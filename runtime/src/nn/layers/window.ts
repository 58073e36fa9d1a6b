// Whether a window, of a convolution or of pooling, finds room in an image that nothing goes around.
import type { Tensor } from "@tensorflow/tfjs";
import { pair, type Extent, type Movement } from "../convolve.js";
import { images } from "../layer.js";
import { describeLayer } from "../place.js";

/** @throws RangeError when nothing goes beyond the borders, and the window is larger than the image: not a pixel would be left. */
export function requireRoom(
  owner: object,
  what: string,
  window: Extent,
  x: Tensor,
  { padding, dilation = 1 }: Movement,
): void {
  if (padding !== "valid") return;
  const [, height, width] = images(owner, x).shape;
  const [rows, columns] = pair(owner, what, window);
  const [down, right] = pair(owner, "dilation", dilation);
  const covered = [(rows - 1) * down + 1, (columns - 1) * right + 1] as const;
  if (covered[0] <= height && covered[1] <= width) return;
  const dilated = down * right === 1 ? "" : `, ${covered.join(" × ")} by its dilation,`;
  throw new RangeError(
    `${describeLayer(owner)}: a ${what} of ${rows} × ${columns}${dilated} finds no room in an image of ${height} × ${width}; give a ` +
      'smaller one, or padding "same".',
  );
}
