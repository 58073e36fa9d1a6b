/**
 * Objects and lists out of parts that are themselves made: the hot path of decoding. A loop over the parts and a spread call
 * would cost several times the object, so the common numbers of arguments are written out; and a part that is a choice
 * among literals, as most are, is looked up here rather than in a function of its own.
 */
import type { ClassInfo } from "../../symbolic/class-info.js";
import { constructConcrete } from "../../symbolic/object.js";
import type { Build, Cursor, Node } from "./node.js";

/** Makes concrete objects of a class; one node an argument, in the order of the parameters. */
export function objectBuild(entry: ClassInfo, nodes: readonly Node[]): Build {
  const { make } = entry;
  const builds = nodes.map(({ build }) => build);
  const hasRest = entry.params.at(-1)?.rest === true;
  if (make === undefined || hasRest || nodes.length > 4)
    return (cursor) =>
      constructConcrete(
        entry,
        builds.map((build) => build(cursor)),
      );
  const [a = nothing, b = nothing, c = nothing, d = nothing] = builds;
  const [as, bs, cs, ds] = nodes.map(({ literals }) => literals);
  switch (nodes.length) {
    case 0:
      return () => make();
    case 1:
      return (cursor) => make(part(a, as, cursor));
    case 2:
      return (cursor) => make(part(a, as, cursor), part(b, bs, cursor));
    case 3:
      return (cursor) => make(part(a, as, cursor), part(b, bs, cursor), part(c, cs, cursor));
    default:
      return (cursor) =>
        make(part(a, as, cursor), part(b, bs, cursor), part(c, cs, cursor), part(d, ds, cursor));
  }
}

/** Makes lists; one node an item. */
export function listBuild(nodes: readonly Node[]): Build {
  const builds = nodes.map(({ build }) => build);
  return (cursor) => {
    const items: unknown[] = [];
    for (const build of builds) items.push(build(cursor));
    return items;
  };
}

/** A part off a table of literals, where there is one and it has the decision; else, and for its errors, off its own function. */
function part(build: Build, literals: readonly unknown[] | undefined, cursor: Cursor): unknown {
  if (literals !== undefined) {
    const literal = literals[cursor.numbers[cursor.at] ?? -1];
    if (literal !== undefined) {
      cursor.at++;
      return literal;
    }
  }
  return build(cursor);
}

function nothing(): undefined {
  return undefined;
}
