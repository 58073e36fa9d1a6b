// Slice. The shipped kernel copies its whole input out of the heap before it cuts a piece from it; a supernet slices every
// shared weight in every step. This one copies the piece alone, in place, in runs as long as they come.

import type { SliceAttrs } from "@tensorflow/tfjs";
import type { Assembly } from "./assembly.js";
import { isHeapDtype } from "../wasm-heap.js";
import type { Kernel } from "./kernel.js";

export const slice: Kernel<"x", SliceAttrs> = {
  name: "Slice",
  inputs: ["x"],
  run({ tf, heap, inputs: { x }, attributes, stock }) {
    const [begin = [], size = []] = tf.slice_util.parseSliceParams(x, attributes.begin, attributes.size);
    // The shipped kernel does not look; beyond the end it would read another tensor's numbers.
    tf.slice_util.assertParamsValid(x, begin, size);
    if (!isHeapDtype(x.dtype)) return stock();

    const output = heap.allocate(size, x.dtype);
    const bytes = tf.util.bytesPerElement(x.dtype);
    copyBlock(heap.assembly, heap.byteOffset(x), heap.byteOffset(output), bytes, x.shape, begin, size);
    return output;
  },
};

/** Copies the block [begin, begin + size) of an array of `shape` that lies at `from` to the array at `to`. */
function copyBlock(
  assembly: Assembly,
  from: number,
  to: number,
  bytes: number,
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
): void {
  // The innermost axes that are taken whole, and the first that is not, make one run without gaps.
  let run = bytes;
  let width = bytes; // of one step along `axis`, in the source
  let axis = shape.length - 1;
  for (; axis >= 0; axis--) {
    from += at(begin, axis) * width;
    run *= at(size, axis);
    width *= at(shape, axis);
    if (run !== width) break;
  }
  // The axes outside of the run, innermost first: runs along the first are copied in one call, and the others are counted
  // like the digits of a number.
  const outer: { readonly count: number; readonly step: number; position: number }[] = [];
  let calls = 1;
  for (let k = axis - 1; k >= 0; k--) {
    outer.push({ count: at(size, k), step: width, position: 0 });
    from += at(begin, k) * width;
    calls *= at(size, k);
    width *= at(shape, k);
  }
  const { count: runs, step } = outer.shift() ?? { count: 1, step: run };
  if (runs * calls === 0) return;
  for (let k = 0; k < calls / runs; k++, to += run * runs) {
    assembly.copyRows(from, step, to, run, run, runs);
    for (const digit of outer) {
      from += digit.step;
      if (++digit.position < digit.count) break;
      from -= digit.step * digit.count;
      digit.position = 0;
    }
  }
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
