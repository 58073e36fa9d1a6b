/** Symbolic values as the TypeScript source that makes them. */
import { literalText } from "../../geno/literal-text.js";
import { describe } from "../check.js";
import { HyperValue } from "../hyper-value.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { below, DEEPEST, nestingError } from "../nesting.js";
import { argumentsOf, infoOf } from "../object.js";
import { UnknownObject } from "../json/unknown-object.js";

/**
 * A symbolic value as a TypeScript expression: `new Conv(32, 3)`. Evaluated where its classes are in scope, it gives an
 * equal value.
 *
 * @param value a symbolic object, hyper value, array, plain object or literal.
 * @param options.width where a line is broken, in columns; 80 by default.
 * @throws TypeError naming the path of a value that has no source: an object of a class that is not `@searchable`, a function.
 *   RangeError for a value that is nested more than 1,000 deep, or contains itself.
 */
export function format(value: unknown, options: { readonly width?: number } = {}): string {
  return new Writer(value, options.width ?? 80).write(value, "", "", 0);
}

/** An expression in pieces: on one line, or each item on its own. */
interface Pieces {
  readonly before: string;
  readonly items: readonly string[];
  readonly after: string;
}

class Writer {
  readonly #root: unknown;
  readonly #width: number;

  constructor(root: unknown, width: number) {
    this.#root = root;
    this.#width = width;
  }

  write(value: unknown, indent: string, path: string, depth: number): string {
    if (typeof value !== "object" || value === null || value instanceof UnknownObject)
      return leaf(value, path);
    if (depth > DEEPEST) throw nestingError(this.#root, "format");
    const pieces = this.#pieces(value, `${indent}  `, path, depth + 1);
    return typeof pieces === "string" ? pieces : this.#lay(pieces, indent);
  }

  #pieces(value: object, indent: string, path: string, depth: number): Pieces | string {
    const part = (item: unknown, key: string | number): string =>
      this.write(item, indent, below(path, key), depth);
    if (isPlainArray(value)) return { before: "[", items: listItems(value, part), after: "]" };
    if (value instanceof HyperValue) return hyperPieces(value, value.children.map(part));
    const entry = infoOf(value);
    if (entry !== undefined) {
      const items = argumentsOf(value).flatMap((argument, index) => {
        const param = entry.params[index];
        const name = param?.name ?? index;
        // What a rest parameter took is written as it was given: argument by argument.
        return param?.rest === true && Array.isArray(argument)
          ? argument.map((item: unknown, at) => this.write(item, indent, below(below(path, name), at), depth))
          : part(argument, name);
      });
      return { before: `${entry.isFunction === true ? "" : "new "}${entry.type.name}(`, items, after: ")" };
    }
    if (!isPlainObject(value)) return leaf(value, path);
    const items = Object.keys(value).map((key) => `${propertyName(key)}: ${part(value[key], key)}`);
    return items.length === 0 ? "{}" : { before: "{ ", items, after: " }" };
  }

  #lay({ before, items, after }: Pieces, indent: string): string {
    // A hole at the end needs a comma of its own: a list's last comma makes no item.
    const flat = `${before}${items.join(", ")}${items.at(-1) === "" ? "," : ""}${after}`;
    if (items.length === 0 || (indent.length + flat.length <= this.#width && !flat.includes("\n")))
      return flat;
    return `${before.trimEnd()}\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}${after.trimStart()}`;
  }
}

/** The items of an array; a hole is nothing between two commas. */
function listItems(
  list: readonly unknown[],
  part: (item: unknown, key: number) => string,
): readonly string[] {
  return Array.from(list, (item, index) => (item === undefined && !(index in list) ? "" : part(item, index)));
}

/** A hyper value's call, taken apart around its children where they stand next to each other in it. */
function hyperPieces(value: HyperValue, items: readonly string[]): Pieces | string {
  const marks = items.map(() => "\0");
  const [before, after, ...more] = marks.length === 0 ? [] : value.source(marks).split(marks.join(", "));
  return before === undefined || after === undefined || more.length > 0
    ? value.source(items)
    : { before, items, after };
}

function propertyName(key: string): string {
  // Unlike any other name, this one would set the prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
}

function leaf(value: unknown, path: string): string {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
      return literalText(value);
    default:
      if (value === null) return "null";
      throw new TypeError(
        `value${path === "" || path.startsWith("[") ? "" : "."}${path}: ${describe(value)} has no TypeScript source; only @searchable classes, arrays, plain objects and literals have.`,
      );
  }
}
