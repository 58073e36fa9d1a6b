// Variables that somebody else's code makes, noted so that they can be freed.
import { tensors } from "tsglove/tensor";
import type { Variable } from "@tensorflow/tfjs";

/** The variables that come to be while something runs, of whatever library. */
export class Made {
  readonly #names = new Set<string>();

  during<R>(run: () => R): R {
    const engine = tensors().engine();
    const before = new Set(Object.keys(engine.registeredVariables));
    try {
      return run();
    } finally {
      for (const name of Object.keys(engine.registeredVariables))
        if (!before.has(name)) this.#names.add(name);
    }
  }

  /** Those that are still there, in the order in which they were made. */
  get variables(): Variable[] {
    const { registeredVariables } = tensors().engine();
    return [...this.#names].flatMap((name) => registeredVariables[name] ?? []);
  }

  dispose(): void {
    const { registeredVariables } = tensors().engine();
    for (const name of this.#names) registeredVariables[name]?.dispose();
    this.#names.clear();
  }
}
