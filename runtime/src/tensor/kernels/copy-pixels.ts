// Copies a grid of pixels from one NHWC image batch to another, each side with a start and a step of its own. Both moves
// that the gradients of convolutions need are such copies: what one filter tap sees of the input (a step on the side of the
// source) and the output's gradient spread out by the stride (a step on the other side).

import type { TensorInfo } from "@tensorflow/tfjs";
import type { WasmHeap } from "../wasm-heap.js";

/** One axis of the copy: position k of the grid is read at `from + k * fromStep` and written at `to + k * toStep`. */
export interface GridAxis {
  readonly count: number;
  readonly from: number;
  readonly fromStep: number;
  readonly to: number;
  readonly toStep: number;
}

// Below this many numbers, a loop is quicker than a call to copyWithin.
const SHORT_RUN = 8;

/**
 * A new float32 tensor [batch, outputHeight, outputWidth, channels * repeat] that holds the grid's pixels of `source` and
 * zero elsewhere. Grid positions that fall outside of either side are left out. `repeat` writes every channel that many
 * times in a row (a depthwise convolution's channel multiplier).
 */
export function copyPixels(
  heap: WasmHeap,
  source: TensorInfo,
  rows: GridAxis,
  columns: GridAxis,
  outputHeight: number,
  outputWidth: number,
  repeat = 1,
): TensorInfo {
  const [batch = 0, height = 0, width = 0, channels = 0] = source.shape;
  const depth = channels * repeat;
  const output = heap.allocate([batch, outputHeight, outputWidth, depth], "float32");
  heap.floats(output, "the copy").fill(0);
  heap.floats(source, "the image batch");
  const memory = new Float32Array(heap.memory(output));
  const sourceStart = heap.byteOffset(source) / 4;
  const outputStart = heap.byteOffset(output) / 4;

  const [firstRow, lastRow] = inside(rows, height, outputHeight);
  const [firstColumn, lastColumn] = inside(columns, width, outputWidth);
  const pixels = lastColumn - firstColumn;
  if (pixels <= 0) return output;
  const unbroken = columns.fromStep === 1 && columns.toStep === 1 && repeat === 1;

  for (let image = 0; image < batch; image++) {
    for (let row = firstRow; row < lastRow; row++) {
      const y = image * height + rows.from + row * rows.fromStep;
      const outputY = image * outputHeight + rows.to + row * rows.toStep;
      let read = sourceStart + (y * width + columns.from + firstColumn * columns.fromStep) * channels;
      let write = outputStart + (outputY * outputWidth + columns.to + firstColumn * columns.toStep) * depth;
      if (unbroken) {
        copyRun(memory, read, write, pixels * channels);
        continue;
      }
      for (let column = 0; column < pixels; column++) {
        if (repeat === 1) copyRun(memory, read, write, channels);
        else copyRepeated(memory, read, write, channels, repeat);
        read += columns.fromStep * channels;
        write += columns.toStep * depth;
      }
    }
  }
  return output;
}

/** The grid positions [first, end) whose two ends both lie inside. */
function inside(axis: GridAxis, fromSize: number, toSize: number): [first: number, end: number] {
  const first = Math.max(0, Math.ceil(-axis.from / axis.fromStep), Math.ceil(-axis.to / axis.toStep));
  const end = Math.min(
    axis.count,
    Math.ceil((fromSize - axis.from) / axis.fromStep),
    Math.ceil((toSize - axis.to) / axis.toStep),
  );
  return [first, Math.max(first, end)];
}

function copyRun(memory: Float32Array, read: number, write: number, length: number): void {
  if (length >= SHORT_RUN) memory.copyWithin(write, read, read + length);
  else for (let k = 0; k < length; k++) memory[write + k] = memory[read + k] ?? 0;
}

function copyRepeated(
  memory: Float32Array,
  read: number,
  write: number,
  channels: number,
  repeat: number,
): void {
  for (let channel = 0; channel < channels; channel++) {
    const value = memory[read + channel] ?? 0;
    for (let k = 0; k < repeat; k++) memory[write++] = value;
  }
}
