/** What a case claims, and the errors by which it says that an algorithm breaks it. */
import { DNA } from "../geno/dna.js";
import type { DNASpec } from "../geno/spec.js";
import { messageOf } from "../tuning/message-of.js";

/** @throws Error with the claim that does not hold. */
export function claim(holds: boolean, text: () => string): void {
  if (!holds) throw new Error(text());
}

/** A point as it has to be: its numbers, checked. @throws Error where it is none of the space. */
export function requirePoint(spec: DNASpec, dna: DNA, where: string): void {
  claim(
    dna.spec === spec,
    () => `${where}: the proposed point belongs to another spec; make it of problem.spec.`,
  );
  try {
    DNA.of(spec, dna.numbers);
  } catch (error) {
    throw new Error(
      `${where}: the proposed ${dna.toString()} is no point of the space: ${messageOf(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** @throws Error where a study has fewer trials than it had to have, and it was not for want of points. */
export function requireTrials(spec: DNASpec, count: number, planned: number): void {
  const { size } = spec;
  const isUsedUp = size !== "infinite" && BigInt(count) >= size;
  claim(
    count >= planned || isUsedUp,
    () => `The search ended after ${count} of ${planned} trials; propose points as long as there are any.`,
  );
}

/** The first place where two lists of points differ; undefined where they are the same. */
export function firstDifference(one: readonly DNA[], other: readonly DNA[]): string | undefined {
  const length = Math.max(one.length, other.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [one[i], other[i]];
    if (!sameNumbers(a?.numbers ?? [], b?.numbers ?? []) || a === undefined || b === undefined)
      return `trial ${i + 1} is ${a?.toString() ?? "missing"} in the one and ${b?.toString() ?? "missing"} in the other`;
  }
  return undefined;
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, i) => Object.is(number, b[i]));
}
