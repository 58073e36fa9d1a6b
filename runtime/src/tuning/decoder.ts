/** A space ready to be searched. */
import type { DNA } from "../geno/dna.js";
import { DNASpec } from "../geno/spec.js";
import type { Where } from "../hyper/compile/scope.js";
import { template } from "../hyper/template.js";

/** The shape of a space, and how a point of it becomes an example. */
export interface Decoder<T> {
  readonly spec: DNASpec;
  readonly decode: (dna: DNA) => T;
  /** The point that default values make. @throws RangeError where there is none. */
  readonly start: () => DNA;
}

/**
 * Compiles a space; of a bare DNASpec the examples are DNA.
 *
 * @throws RangeError where a partition of a DNASpec is asked for; TypeError where a class or function stands for its space.
 */
export function decoderOf<T>(space: T, where: Where | undefined): Decoder<T | DNA> {
  if (typeof space === "function") {
    const name = space.name === "" ? "fn" : space.name;
    throw new TypeError(
      `sample: the space is ${name}, a class or function; write searchSpace(${name}) for what its types say, or trace(${name}) for what a function asks for.`,
    );
  }
  if (!(space instanceof DNASpec)) return template(space, { where });
  if (where === undefined) return { spec: space, decode: (dna) => dna.movedTo(space), start: noDefaults };
  throw new RangeError("sample: where leaves hyper values in examples, and those of a DNASpec are DNA.");
}

function noDefaults(): never {
  throw new RangeError(
    'sample: start is "default", and a DNASpec has no default values; give a list of DNA.',
  );
}
