/**
 * Making many objects of one class, from parts that are themselves made: the hot path of decoding. A loop over the
 * parts and a spread call would cost several times the object, so the common numbers of arguments are written out.
 */
import type { ClassInfo } from "./class-info.js";
import { constructConcrete, constructorOf } from "./object.js";
import { allocate, init } from "./marks.js";

/** Makes a value out of what is left to read. */
export type Maker<Source> = (source: Source) => unknown;

/** A maker of concrete objects of a class; one maker an argument, in the order of the parameters. */
export function objectMaker<Source>(entry: ClassInfo, parts: readonly Maker<Source>[]): Maker<Source> {
  const hasRest = entry.params.at(-1)?.rest === true;
  if (entry.rigid || hasRest || parts.length > 4)
    return (source) =>
      constructConcrete(
        entry,
        parts.map((part) => part(source)),
      );
  const { type } = entry;
  const Class = constructorOf(entry);
  const [a = nothing, b = nothing, c = nothing, d = nothing] = parts;
  switch (parts.length) {
    case 0:
      return () => {
        const object = new Class(allocate);
        object[init](type);
        return object;
      };
    case 1:
      return (source) => {
        const object = new Class(allocate);
        object[init](type, a(source));
        return object;
      };
    case 2:
      return (source) => {
        const object = new Class(allocate);
        object[init](type, a(source), b(source));
        return object;
      };
    case 3:
      return (source) => {
        const object = new Class(allocate);
        object[init](type, a(source), b(source), c(source));
        return object;
      };
    default:
      return (source) => {
        const object = new Class(allocate);
        object[init](type, a(source), b(source), c(source), d(source));
        return object;
      };
  }
}

function nothing(): undefined {
  return undefined;
}
