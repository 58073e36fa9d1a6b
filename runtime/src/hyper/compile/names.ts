/**
 * Names that tie decisions. Of hyper values that share a name the first one that is active decides, and the others take
 * its value. Whether an earlier one is active at all follows from the choices that open both.
 */
import { eq } from "../../symbolic/reading/equal.js";
import { format } from "../../symbolic/reading/format.js";
import type { HyperValue } from "../../symbolic/hyper-value.js";
import type { Condition, Place } from "./node.js";

/** What holds at another place of a name: `free`, it decides for itself; `tied`, unless it has been decided; `decided`, always before. */
export type Tie = "free" | "tied" | "decided";

export class Names {
  readonly #uses = new Map<
    string,
    { readonly hyper: HyperValue; readonly chains: (readonly Condition[])[] }
  >();
  #tied = false;

  /** Whether any name stands at more than one place. */
  get tied(): boolean {
    return this.#tied;
  }

  /** @throws TypeError where the name has another domain elsewhere. */
  declare(name: string, hyper: HyperValue, { id, chain }: Place): Tie {
    const use = this.#uses.get(name);
    if (use === undefined) {
      this.#uses.set(name, { hyper, chains: [chain] });
      return "free";
    }
    if (!eq(use.hyper, hyper)) {
      const [here, elsewhere] = [sourceOf(hyper), sourceOf(use.hyper)];
      throw new TypeError(
        `"${id}": the name "${name}" stands for ${here} here and for ${elsewhere} elsewhere${here === elsewhere ? ", of other rules or functions" : ""}; one name is one decision: ` +
          (here === elsewhere ? "put the same one in both places." : "give one of them another name."),
      );
    }
    this.#tied = true;
    if (use.chains.some((before) => isPrefix(before, chain))) return "decided";
    const isAlone = use.chains.every((before) => isExclusive(before, chain));
    use.chains.push(chain);
    return isAlone ? "free" : "tied";
  }
}

/** Whether what is active under `chain` has everything active under `before`. */
function isPrefix(before: readonly Condition[], chain: readonly Condition[]): boolean {
  return before.every(({ id, candidate }, at) => chain[at]?.id === id && chain[at].candidate === candidate);
}

/** Whether two chains need different candidates of one choice. */
function isExclusive(a: readonly Condition[], b: readonly Condition[]): boolean {
  return a.some(({ id, candidate }) => b.some((other) => other.id === id && other.candidate !== candidate));
}

function sourceOf(hyper: HyperValue): string {
  try {
    return format(hyper, { width: Infinity });
  } catch {
    return hyper.source(hyper.children.map(() => "..."));
  }
}
