/**
 * Objects and lists out of parts that are themselves made: the hot path of decoding. A loop over the parts and a spread call
 * would cost several times the object, so the common numbers of arguments are written out; and a part that is a choice, as
 * most are, has its decision read here, rather than in a function of its own.
 */
import type { ClassInfo } from "../../symbolic/class-info.js";
import { constructConcrete } from "../../symbolic/object.js";
import { setProperty } from "../../symbolic/json/json-form.js";
import { absentValue } from "../absent.js";
import type { Build, Cursor, Node, Part } from "./node.js";

/** Makes concrete objects of a class; one part an argument, in the order of the parameters. */
export function objectBuild(entry: ClassInfo, args: readonly Part[]): Build {
  const { make } = entry;
  const parts = args.map(alike);
  const hasRest = entry.params.at(-1)?.rest === true;
  if (make === undefined || hasRest || parts.length > 4)
    return (cursor) =>
      constructConcrete(
        entry,
        parts.map((part) => read(part, cursor)),
      );
  const [a = nothing, b = nothing, c = nothing, d = nothing] = parts;
  switch (parts.length) {
    case 0:
      // A function of no parameters does not see the cursor.
      return entry.params.length === 0 ? make : () => make();
    case 1:
      return (cursor) => make(read(a, cursor));
    case 2:
      return (cursor) => make(read(a, cursor), read(b, cursor));
    case 3:
      return (cursor) => make(read(a, cursor), read(b, cursor), read(c, cursor));
    default:
      return (cursor) => make(read(a, cursor), read(b, cursor), read(c, cursor), read(d, cursor));
  }
}

/** Makes lists, one part an item. */
export function listBuild(items: readonly Part[]): Build {
  const parts = items.map(alike);
  const blank: readonly unknown[] = parts.map(() => undefined);
  return (cursor) => {
    // A copy has its size from the beginning; a list that grows is moved on the way.
    const list = blank.slice();
    for (let i = 0; i < parts.length; i++) list[i] = read(parts[i] ?? nothing, cursor);
    return list;
  };
}

/**
 * Makes plain objects like one, one part a property, in their order. What comes out as absent is no property; elsewhere the
 * object begins as a copy, which has all properties at once.
 */
export function recordBuild(like: object, values: readonly Node[]): Build {
  const keys = Object.keys(like);
  const parts = values.map(alike);
  const isOrdinary = Object.getPrototypeOf(like) === Object.prototype && !keys.includes("__proto__");
  if (isOrdinary && !values.some((node) => node.leavesOut === true)) {
    const blank: Record<string, unknown> = Object.fromEntries(keys.map((key) => [key, undefined]));
    return (cursor) => {
      const record = { ...blank };
      for (let i = 0; i < parts.length; i++) record[keys[i] ?? ""] = read(parts[i] ?? nothing, cursor);
      return record;
    };
  }
  if (isOrdinary)
    return (cursor) => {
      const record: Record<string, unknown> = {};
      for (let i = 0; i < parts.length; i++) {
        const value = read(parts[i] ?? nothing, cursor);
        if (value !== absentValue) record[keys[i] ?? ""] = value;
      }
      return record;
    };
  return (cursor) => {
    const record = Object.create(Object.getPrototypeOf(like) as object | null) as object;
    for (let i = 0; i < parts.length; i++) {
      const value = read(parts[i] ?? nothing, cursor);
      if (value !== absentValue) setProperty(record, keys[i] ?? "", value);
    }
    return record;
  };
}

/** The value of a part. A decision that it has nothing for is left to its own function, which says so. */
function read({ build, literals, branches }: Part, cursor: Cursor): unknown {
  if (literals !== undefined) {
    const literal = literals[cursor.numbers[cursor.at] ?? -1];
    if (literal !== undefined) {
      cursor.at++;
      return literal;
    }
  } else if (branches !== undefined) {
    const branch = branches[cursor.numbers[cursor.at] ?? -1];
    if (branch !== undefined) {
      cursor.at++;
      return branch(cursor);
    }
  }
  return build(cursor);
}

/** Parts of one shape, whatever kinds of nodes they are: so V8 reads them in one way. */
function alike({ build, literals, branches }: Part): Part {
  return { build, literals, branches };
}

const nothing: Part = alike({ build: () => undefined });
