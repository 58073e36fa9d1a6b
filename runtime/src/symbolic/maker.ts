/**
 * Making many objects of one class, from parts that are themselves made: the hot path of decoding. A loop over the
 * parts and a spread call would cost several times the object, so the common numbers of arguments are written out.
 */
import type { ClassInfo } from "./class-info.js";
import { constructConcrete } from "./object.js";

/** Makes a value out of what is left to read. */
export type Maker<Source> = (source: Source) => unknown;

/** A maker of concrete objects of a class; one maker an argument, in the order of the parameters. */
export function objectMaker<Source>(entry: ClassInfo, parts: readonly Maker<Source>[]): Maker<Source> {
  const { make } = entry;
  const hasRest = entry.params.at(-1)?.rest === true;
  if (make === undefined || hasRest || parts.length > 4)
    return (source) =>
      constructConcrete(
        entry,
        parts.map((part) => part(source)),
      );
  const [a = nothing, b = nothing, c = nothing, d = nothing] = parts;
  switch (parts.length) {
    case 0:
      return () => make();
    case 1:
      return (source) => make(a(source));
    case 2:
      return (source) => make(a(source), b(source));
    case 3:
      return (source) => make(a(source), b(source), c(source));
    default:
      return (source) => make(a(source), b(source), c(source), d(source));
  }
}

function nothing(): undefined {
  return undefined;
}
