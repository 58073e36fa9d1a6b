// The forward passes with which a super program is built: so that all weights are there, as large as any child needs them, and that what
// cannot work fails before a search has begun.
import { randomDna, RandomStream, type DNA, type DNASpec } from "tsglove";
import { Cover, decisionsOf } from "./cover.js";
import type { Builder } from "./build.js";
import type { Decided, Route } from "./route.js";

/** How often it is looked for what is largest: where one layer turns out to be larger by a smaller number, others may follow. */
const MOST_SURVEYS = 5;

/** Constraints keep layers from being largest together: so many children are run besides, so that most that are allowed have been. */
const MORE_CHILDREN = 32;

const NONE: Decided = new Map();

/** So many decisions are named in an error. */
const MOST_NAMED = 4;

/** What is asked of the program that is built. */
interface Passes {
  readonly spec: DNASpec;
  readonly builder: Builder;
  /** Makes a forward pass. */
  readonly pass: (route: Route) => void;
}

/**
 * Runs all that a search may run: from a child with the largest of everything, each candidate of each decision once, beside that child;
 * then children that between them take each of them; then those combinations of sizes that were in none of these.
 *
 * @throws Error naming the layer that fails, and what was decided.
 */
export function runBuild({ spec, builder, pass }: Passes): void {
  const { largest, smallest } = builder;
  const cover = new Cover(spec, largest);
  const allowed = new Map<string, boolean>();
  const allows = (decided: Decided): boolean => {
    if (spec.constraints.length === 0) return true;
    const key = JSON.stringify([...decided]);
    const isAllowed = allowed.get(key) ?? cover.with(decided) !== undefined;
    allowed.set(key, isAllowed);
    return isAllowed;
  };
  const random = RandomStream.of("build");
  const start = (): DNA => cover.with(NONE) ?? randomDna(spec, random);
  let base = start();
  for (let i = 0; i < MOST_SURVEYS; i++) {
    const decided = decisionsOf(base);
    const found = new Map<string, number>();
    pass({ kind: "survey", decided, allows, found });
    for (const [key, number] of found) largest.set(key, number);
    const next = start();
    if (next.equals(base)) break;
    base = next;
  }
  const small = new Cover(spec, smallest).exactly(NONE);
  const along = (dna: DNA, text: string): void => {
    try {
      pass({ kind: "path", decided: decisionsOf(dna), operators: false });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${text} the forward pass fails: ${why}`, { cause });
    }
  };
  if (small !== undefined) along(small, "With all layers at their smallest sizes");
  for (const dna of cover.covering()) along(dna, textOf(dna, base));
  // Layers that were met last are behind them.
  for (const sizes of builder.sized)
    for (const waiting of sizes.waiting) {
      const dna = cover.with(waiting);
      if (dna !== undefined) along(dna, textOf(dna, base));
    }
  if (spec.constraints.length > 0)
    for (let i = 0; i < MORE_CHILDREN; i++) {
      const dna = randomDna(spec, random);
      along(dna, textOf(dna, base));
    }
  // Under constraints it may be that no child comes to it.
  const unreached = builder.choices.filter(({ hasRun }) => !hasRun);
  if (spec.constraints.length === 0 && unreached.length > 0)
    throw new RangeError(
      `${unreached.map(({ name }) => name).join(", ")}: no forward pass of loss(batch) calls it, whatever is decided, so that nothing can be told of its branches. Call it, or fix the choice in the space.`,
    );
}

/** `Where "model.ops[0]" takes 1`: the decisions in which a child differs from another. */
function textOf(dna: DNA, other: DNA): string {
  const others = decisionsOf(other);
  const differing = [...decisionsOf(dna)].filter(([key, number]) => others.get(key) !== number);
  if (differing.length === 0) return "With all layers at their largest sizes";
  const named = differing.slice(0, MOST_NAMED).map(([key, number]) => `"${key}" takes ${number}`);
  return `Where ${named.join(", ")}${differing.length > MOST_NAMED ? ", and more" : ""},`;
}
