// Variables, and what optimizers remember of them, as a checkpoint keeps them: by their places in a list, as the names of variables
// differ from one process to the next.
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { tensors } from "tsglove/tensor";
import type { Batches } from "../nn/batches.js";
import type { Optimizer, Slot } from "../nn/optimizers/optimizer.js";
import type { SavedArray } from "./checkpoint.js";
import type { Part } from "./search-loop.js";

/** A copy of a tensor's numbers. */
export function numbersOf(tensor: Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}

/** Gives a variable the numbers that were kept of it. */
export function assignNumbers(variable: Variable, numbers: SavedArray = new Float32Array()): void {
  const tf = tensors();
  tf.tidy(() => {
    variable.assign(tf.tensor(Float32Array.from(numbers), variable.shape, variable.dtype));
  });
}

/** What an optimizer remembers of some variables. */
export function optimizerPart(optimizer: Optimizer, variables: readonly Variable[]): Part {
  return {
    save() {
      const snapshot = optimizer.snapshot();
      const arrays: Record<string, SavedArray> = {};
      const steps = variables.map(({ name }, i) => {
        const slot = snapshot.get(name);
        for (const [what, tensor] of slot?.tensors ?? []) arrays[`${i} ${what}`] = numbersOf(tensor);
        return slot?.steps ?? 0;
      });
      for (const slot of snapshot.values()) for (const tensor of slot.tensors.values()) tensor.dispose();
      return { json: steps, arrays };
    },
    restore({ json, arrays = {} }) {
      const tf = tensors();
      const steps = json as readonly number[];
      tf.tidy(() => {
        const slots = variables.map((variable, i): [string, Slot] => {
          const own = Object.entries(arrays).flatMap(([key, numbers]): [string, Tensor][] => {
            // What an optimizer calls it may have blanks, too.
            const blank = key.indexOf(" ");
            const [at, what] = [key.slice(0, blank), key.slice(blank + 1)];
            return at === String(i) ? [[what, tf.tensor(Float32Array.from(numbers), variable.shape)]] : [];
          });
          return [variable.name, { steps: steps[i] ?? 0, tensors: new Map(own) }];
        });
        optimizer.restore(new Map(slots.filter(([, slot]) => slot.steps > 0)), variables);
      });
    },
  };
}

/** Which batches were taken: the same are passed over. */
export function batchesPart(batches: Batches<unknown>): Part {
  return {
    save: () => ({ json: batches.taken }),
    restore: ({ json }) => batches.skip(Number(json) - batches.taken),
  };
}
