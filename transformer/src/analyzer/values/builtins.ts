/** JavaScript's own functions and constants, as far as compositions use them. */
import type ts from "typescript";
import type { Literal } from "tsglove/geno";
import { inOrder } from "../space/property-order.js";
import { literalOf, UNDEFINED, type StaticValue } from "../space/static-value.js";
import { firstGap, functionValue, sourceText, unknown, type Evaluation } from "./evaluation.js";
import { HOLE, listOf } from "./list-methods.js";

const NUMBER_FUNCTIONS: ReadonlyMap<string, (...args: number[]) => number> = new Map(
  Object.entries({
    "Math.abs": Math.abs,
    "Math.ceil": Math.ceil,
    "Math.floor": Math.floor,
    "Math.round": Math.round,
    "Math.trunc": Math.trunc,
    "Math.sign": Math.sign,
    "Math.sqrt": Math.sqrt,
    "Math.max": Math.max,
    "Math.min": Math.min,
  }),
);

const CONSTANTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "Math.PI": Math.PI,
    "Math.E": Math.E,
    "Math.SQRT2": Math.SQRT2,
    "Math.LN2": Math.LN2,
    "Math.LN10": Math.LN10,
    "Number.MAX_SAFE_INTEGER": Number.MAX_SAFE_INTEGER,
    "Number.MIN_SAFE_INTEGER": Number.MIN_SAFE_INTEGER,
    "Number.EPSILON": Number.EPSILON,
    "Number.MAX_VALUE": Number.MAX_VALUE,
    "Number.MIN_VALUE": Number.MIN_VALUE,
    "Number.POSITIVE_INFINITY": Infinity,
    "Number.NEGATIVE_INFINITY": -Infinity,
    NaN,
    Infinity,
  }),
);

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...NUMBER_FUNCTIONS.keys(),
  "Math.pow",
  "Array",
  "Array.from",
  "Array.of",
  "Array.isArray",
  "Object.keys",
  "Object.values",
  "Object.entries",
  "Object.fromEntries",
  "Object.freeze",
  "Number",
  "String",
  "Boolean",
  "Number.isInteger",
]);

/** What a global is called, or a property of one (`Math.max`); undefined of one that is not followed. */
export function builtinValue(name: string): StaticValue | undefined {
  if (name === "undefined") return UNDEFINED;
  const constant = CONSTANTS.get(name);
  if (constant !== undefined) return literalOf(constant);
  return FUNCTIONS.has(name)
    ? functionValue(name.slice(name.indexOf(".") + 1), { kind: "builtin", name })
    : undefined;
}

/** Lists longer than this are not followed. */
const LONGEST = 100_000;

export function callBuiltin(
  name: string,
  args: readonly StaticValue[],
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  const [first, second] = args;
  switch (name) {
    case "Array":
      return args.length === 1 ? emptyList(first, at, evaluation) : listOf(args);
    case "Array.of":
      return listOf(args);
    case "Array.from":
      return listFrom(first, second, at, evaluation);
    case "Object.freeze":
      return first ?? UNDEFINED;
  }
  if (first === undefined) return notFollowed(at);
  const gap = firstGap(args);
  if (gap?.kind === "thrown") return gap;
  if (gap !== undefined) return unknown(gap.reason, gap.node);
  if (name.startsWith("Object.")) return callObject(name, first, at);
  if (name === "Array.isArray") {
    // Arrays, and no hyper values that become some.
    return first.kind === "opaque" ? notFollowed(at) : literalOf(first.kind === "list");
  }
  const literals: Literal[] = [];
  for (const arg of args) {
    if (arg.kind !== "literal" || typeof arg.value === "bigint") return notFollowed(at);
    literals.push(arg.value);
  }
  return literalOf(callOnLiterals(name, literals));
}

function notFollowed(at: ts.Node): StaticValue {
  return unknown(`${sourceText(at)} is not followed`, at);
}

function callOnLiterals(name: string, literals: readonly Literal[]): Literal {
  const [first] = literals;
  switch (name) {
    case "Number":
      return Number(first);
    case "String":
      return String(first);
    case "Boolean":
      return Boolean(first);
    case "Number.isInteger":
      return Number.isInteger(first);
    case "Math.pow":
      return Number(first) ** Number(literals[1]);
    default:
      return NUMBER_FUNCTIONS.get(name)?.(...literals.map(Number)) ?? NaN;
  }
}

/** `Array(5)` */
function emptyList(length: StaticValue | undefined, at: ts.Node, evaluation: Evaluation): StaticValue {
  if (length?.kind === "unknown")
    return unknown(`the length of ${sourceText(at)} is not known before running`, length.node, listOf([]));
  if (length?.kind !== "literal" || typeof length.value !== "number")
    return length === undefined ? listOf([]) : listOf([length]);
  return listOfLength(length.value, at, evaluation, () => HOLE);
}

function listOfLength(
  length: number,
  at: ts.Node,
  evaluation: Evaluation,
  item: (index: number) => StaticValue,
): StaticValue {
  const count = Math.max(0, Math.trunc(length)) || 0;
  if (count > LONGEST || !evaluation.spend(count))
    return unknown(`${sourceText(at)} is too long to follow`, at);
  return listOf(Array.from({ length: count }, (_, index) => item(index)));
}

/** `Array.from(items, callback)`, `Array.from({ length: 3 }, callback)` */
function listFrom(
  source: StaticValue | undefined,
  callback: StaticValue | undefined,
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  const made = (index: number, item: StaticValue): StaticValue =>
    callback === undefined || callback === UNDEFINED
      ? item
      : evaluation.call(callback, [item, literalOf(index)], at);
  if (source?.kind === "list") {
    if (!evaluation.spend(source.items.length)) return unknown(`${sourceText(at)} is too long to follow`, at);
    return listOf(source.items.map((item, index) => made(index, item === HOLE ? UNDEFINED : item)));
  }
  if (source?.kind === "record") {
    const length = source.entries.get("length");
    if (length?.kind === "literal" && typeof length.value === "number" && source.entries.size === 1)
      return listOfLength(length.value, at, evaluation, (index) => made(index, UNDEFINED));
    if (length?.kind === "unknown")
      return unknown(`the length of ${sourceText(at)} is not known before running`, length.node, listOf([]));
  }
  if (source?.kind === "unknown")
    return unknown(`what ${sourceText(at)} holds is not known before running`, source.node);
  return notFollowed(at);
}

function callObject(name: string, first: StaticValue, at: ts.Node): StaticValue {
  if (name === "Object.fromEntries") {
    if (first.kind !== "list") return notFollowed(at);
    const entries: (readonly [string, StaticValue])[] = [];
    for (const pair of first.items) {
      const [key, value] = pair.kind === "list" ? pair.items : [];
      if (key?.kind !== "literal") return notFollowed(at);
      entries.push([String(key.value), value ?? UNDEFINED]);
    }
    return { kind: "record", entries: inOrder(entries) };
  }
  const entries =
    first.kind === "record"
      ? [...first.entries]
      : first.kind === "list"
        ? first.items.map((item, index) => [String(index), item] as const)
        : undefined;
  if (entries === undefined) return notFollowed(at);
  switch (name) {
    case "Object.keys":
      return listOf(entries.map(([key]) => literalOf(key)));
    case "Object.values":
      return listOf(entries.map(([, value]) => value));
    case "Object.entries":
      return listOf(entries.map(([key, value]) => listOf([literalOf(key), value])));
    default:
      return notFollowed(at);
  }
}

/** What `text.name(...args)` gives. */
export function callTextMethod(
  text: string,
  name: string,
  args: readonly StaticValue[],
  at: ts.Node,
): StaticValue {
  const literals: Literal[] = [];
  for (const arg of args) {
    if (arg.kind !== "literal") return notFollowed(at);
    literals.push(arg.value);
  }
  const [first, second] = literals;
  switch (name) {
    case "toUpperCase":
      return literalOf(text.toUpperCase());
    case "toLowerCase":
      return literalOf(text.toLowerCase());
    case "trim":
      return literalOf(text.trim());
    case "startsWith":
    case "endsWith":
    case "includes":
      return typeof first === "string" && second === undefined
        ? literalOf(text[name](first))
        : notFollowed(at);
    case "split":
      return typeof first === "string" && second === undefined
        ? listOf(text.split(first).map(literalOf))
        : notFollowed(at);
    case "slice":
      return (typeof first === "number" || first === undefined) &&
        (typeof second === "number" || second === undefined)
        ? literalOf(text.slice(first, second))
        : notFollowed(at);
    case "repeat":
      return typeof first === "number" && first >= 0 && first * text.length < 10_000
        ? literalOf(text.repeat(first))
        : notFollowed(at);
    default:
      return notFollowed(at);
  }
}
