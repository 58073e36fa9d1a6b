// Slice. The shipped kernel copies its whole input out of the heap before it cuts a piece from it; a supernet slices every
// shared weight in every step. This one copies the piece alone, in place, in runs as long as they come.

import type { SliceAttrs } from "@tensorflow/tfjs";
import type { HeapDtype } from "../wasm-heap.js";
import type { Kernel } from "./kernel.js";

// Below this many bytes, a loop is quicker than a call to copyWithin.
const SHORT_RUN = 32;

export const slice: Kernel<"x", SliceAttrs> = {
  name: "Slice",
  inputs: ["x"],
  run({ tf, heap, inputs: { x }, attributes, stock }) {
    const [begin = [], size = []] = tf.slice_util.parseSliceParams(x, attributes.begin, attributes.size);
    // The shipped kernel does not look; beyond the end it would read another tensor's numbers.
    tf.slice_util.assertParamsValid(x, begin, size);
    if (!isHeapDtype(x.dtype)) return stock();

    const output = heap.allocate(size, x.dtype);
    const from = heap.byteOffset(x);
    const to = heap.byteOffset(output);
    const bytes = tf.util.bytesPerElement(x.dtype);
    if (bytes === 4)
      copyBlock(new Int32Array(heap.memory(output)), from / 4, to / 4, x.shape, begin, size, SHORT_RUN / 4);
    else copyBlock(new Uint8Array(heap.memory(output)), from, to, x.shape, begin, size, SHORT_RUN);
    return output;
  },
};

function isHeapDtype(dtype: string): dtype is HeapDtype {
  return dtype === "float32" || dtype === "int32" || dtype === "bool";
}

/** Copies the block [begin, begin + size) of an array of `shape` that lies at `from` to the array at `to`. */
function copyBlock(
  memory: Int32Array | Uint8Array,
  from: number,
  to: number,
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
  shortRun: number,
): void {
  // The innermost axes that are taken whole, and the first that is not, make one run without gaps.
  let run = 1;
  let width = 1; // of one step along `axis`, in the source
  let axis = shape.length - 1;
  for (; axis >= 0; axis--) {
    from += at(begin, axis) * width;
    run *= at(size, axis);
    width *= at(shape, axis);
    if (run !== width) break;
  }
  // The axes outside of the run, innermost first, are counted like the digits of a number.
  const outer: { readonly count: number; readonly step: number; position: number }[] = [];
  let runs = 1;
  for (let k = axis - 1; k >= 0; k--) {
    outer.push({ count: at(size, k), step: width, position: 0 });
    from += at(begin, k) * width;
    runs *= at(size, k);
    width *= at(shape, k);
  }
  for (let k = 0; k < runs; k++, to += run) {
    if (run >= shortRun) memory.copyWithin(to, from, from + run);
    else for (let element = 0; element < run; element++) memory[to + element] = memory[from + element] ?? 0;
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
