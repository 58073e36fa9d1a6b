/** That a long study costs no more memory a trial than what an algorithm has to know of it. */
import type { Algorithm } from "../algorithms/algorithm.js";
import { RandomStream } from "../geno/random.js";
import type { DNASpec } from "../geno/spec.js";
import { claim, requirePoint, requireTrials } from "./claims.js";
import { smoothReward } from "./runs.js";

/** What a trial may cost: a record of a hundred numbers or so. */
const MOST_BYTES = 2048;

/** What a short run may cost once: code that is compiled meanwhile, tables that grow by doubling. */
const ONCE_BYTES = 256 * 1024;

/**
 * A long run, whose memory is measured after its first half and at its end, all garbage collected. Where a program has no way to
 * collect it, as in a browser, the run only has to come to its end, and the case's name says so.
 */
export function memoryCase(
  make: (seed: number) => Algorithm,
  space: () => DNASpec,
  trials: number,
): { readonly name: string; readonly check: () => void } {
  const heap = heapGauge();
  const run = `runs ${trials.toLocaleString("en")} trials`;
  return {
    name:
      heap === undefined
        ? `${run} (their memory is not measured: there is no garbage collector to call here)`
        : `${run} without growing more than a record of each`,
    check: () => {
      const spec = space();
      const search = make(1).start({ spec, trials });
      const random = RandomStream.of(1);
      const runTo = (last: number, from: number): number => {
        for (let id = from; id <= last; id++) {
          const dna = search.propose({ id, random: random.split(id) });
          if (dna === undefined) {
            requireTrials(spec, id - 1, trials);
            return id - from;
          }
          if (id % 100 === 0) requirePoint(spec, dna, `trial ${id}`);
          search.report({ id, dna, reward: smoothReward(dna) });
        }
        return last - from + 1;
      };
      const half = Math.ceil(trials / 2);
      runTo(half, 1);
      const before = heap?.();
      const count = runTo(trials, half + 1);
      const after = heap?.();
      if (before === undefined || after === undefined) return;
      const grown = after - before;
      claim(
        grown <= ONCE_BYTES + count * MOST_BYTES,
        () => `Each trial keeps ${Math.round(grown / count)} bytes; at most ${MOST_BYTES} are allowed.`,
      );
    },
  };
}

/** Node's modules that are asked for here. */
interface Builtins {
  "node:v8": { readonly setFlagsFromString: (flags: string) => void };
  "node:vm": { readonly runInNewContext: (code: string) => unknown };
}

/** Says how many bytes are in use, all garbage collected; undefined where this program cannot tell. */
function heapGauge(): (() => number) | undefined {
  const { process } = globalThis as { readonly process?: Partial<NodeJS.Process> };
  const collect = collector();
  if (collect === undefined || process?.memoryUsage === undefined) return undefined;
  const { memoryUsage } = process;
  return () => {
    // Twice: the numbers of typed arrays that the first round finds are given back by the second.
    collect();
    collect();
    const { heapUsed, external } = memoryUsage();
    return heapUsed + external;
  };
}

/** `gc`, where the program was begun with `--expose-gc`; else Node's is asked for, and nothing is imported. */
function collector(): (() => void) | undefined {
  // The casts: what these names hold is what their documentation says, where there is anything.
  const { gc, process } = globalThis as {
    readonly gc?: () => void;
    readonly process?: { readonly getBuiltinModule?: <Id extends keyof Builtins>(id: Id) => Builtins[Id] };
  };
  if (gc !== undefined) return gc;
  const ask = process?.getBuiltinModule;
  if (ask === undefined) return undefined;
  try {
    ask("node:v8").setFlagsFromString("--expose-gc");
    const found = ask("node:vm").runInNewContext("globalThis.gc");
    return typeof found === "function" ? () => void Reflect.apply(found, undefined, []) : undefined;
  } catch {
    // Other platforms name these modules and have nothing in them.
    return undefined;
  }
}
