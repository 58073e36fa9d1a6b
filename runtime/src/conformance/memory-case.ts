/** That a long study costs no more memory a trial than what an algorithm has to know of it. */
import type { Algorithm } from "../algorithms/algorithm.js";
import { RandomStream } from "../geno/random.js";
import type { DNASpec } from "../geno/spec.js";
import { claim, requirePoint } from "./claims.js";
import { smoothReward } from "./runs.js";

/** What a trial may cost: a record of a hundred numbers or so. */
const MOST_BYTES = 2048;

/**
 * A long run, whose memory is measured where the program can collect its garbage (`node --expose-gc`); elsewhere it only has to
 * come to its end.
 */
export function memoryCase(
  make: (seed: number) => Algorithm,
  space: () => DNASpec,
  trials: number,
): { readonly name: string; readonly check: () => void } {
  return {
    name: `runs ${trials.toLocaleString("en")} trials without growing more than a record of each`,
    check: () => {
      const spec = space();
      const search = make(1).start({ spec, trials });
      const random = RandomStream.of(1);
      const run = (from: number, to: number): void => {
        for (let id = from; id < to; id++) {
          const dna = search.propose({ id, random: random.split(id) });
          if (dna === undefined) return;
          if (id % 100 === 0) requirePoint(spec, dna, `trial ${id}`);
          search.report({ id, dna, reward: smoothReward(dna) });
        }
      };
      const half = Math.ceil(trials / 2);
      run(1, half);
      const before = heap();
      run(half, trials + 1);
      const after = heap();
      if (before !== undefined && after !== undefined) {
        const each = (after - before) / (trials - half);
        claim(
          each <= MOST_BYTES,
          () => `Each trial keeps ${Math.round(each)} bytes; at most ${MOST_BYTES} are allowed.`,
        );
      }
    },
  };
}

/** Bytes in use, all garbage collected; undefined where this program cannot tell. */
function heap(): number | undefined {
  const { gc, process } = globalThis as {
    readonly gc?: () => void;
    readonly process?: {
      readonly memoryUsage?: () => { readonly heapUsed: number; readonly external: number };
    };
  };
  if (gc === undefined || process?.memoryUsage === undefined) return undefined;
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
