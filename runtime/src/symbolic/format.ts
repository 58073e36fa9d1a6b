/** Symbolic values as the TypeScript source that makes them. */
import { literalText } from "../geno/literal-text.js";
import { describe } from "./check.js";
import { HyperValue } from "./hyper-value.js";
import { isPlainArray, isPlainObject } from "./marks.js";
import { partsOf } from "./node.js";
import { infoOf } from "./object.js";

/**
 * A symbolic value as a TypeScript expression: `new Conv(32, 3)`. Evaluated where its classes are in scope, it gives an
 * equal value.
 *
 * @param value a symbolic object, hyper value, array, plain object or literal.
 * @param options.width where a line is broken, in columns; 80 by default.
 * @throws TypeError naming the path of a value that has no source: an object of a class that is not `@searchable`, a function.
 */
export function format(value: unknown, options: { readonly width?: number } = {}): string {
  return write(value, options.width ?? 80, "", "value");
}

function write(value: unknown, width: number, indent: string, path: string): string {
  const parts = partsOf(value);
  if (parts === undefined) return leaf(value, path);
  const deeper = `${indent}  `;
  const entry = infoOf(value);
  const inner = parts.flatMap(([key, part], index) => {
    // What a rest parameter took is written as it was given: argument by argument.
    if (entry?.params[index]?.rest === true && Array.isArray(part))
      return part.map((item: unknown, at) => write(item, width, deeper, `${path}.${key}[${at}]`));
    const source = write(part, width, deeper, typeof key === "number" ? `${path}[${key}]` : `${path}.${key}`);
    return isPlainObject(value) ? `${propertyName(String(key))}: ${source}` : source;
  });
  const [before, after] = brackets(value);
  if (value instanceof HyperValue) return value.source(inner);
  if (inner.length === 0) return before.trimEnd() + after.trimStart();
  const flat = before + inner.join(", ") + after;
  if (indent.length + flat.length <= width && !flat.includes("\n")) return flat;
  return `${before.trimEnd()}\n${inner.map((line) => `${deeper}${line},\n`).join("")}${indent}${after.trimStart()}`;
}

function brackets(value: unknown): readonly [string, string] {
  if (isPlainArray(value)) return ["[", "]"];
  const entry = infoOf(value);
  return entry === undefined ? ["{ ", " }"] : [`new ${entry.type.name}(`, ")"];
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
        `${path}: ${describe(value)} has no TypeScript source; only @searchable classes, arrays, plain objects and literals have.`,
      );
  }
}
