/** JavaScript's functions on lists, over lists whose items are known. */
import type ts from "typescript";
import type { Literal } from "tsglove/geno";
import { literalOf, UNDEFINED, type StaticValue } from "../space/static-value.js";
import { callableOf, sourceText, unknown, type Evaluation } from "./evaluation.js";
import { truth } from "./operators.js";

type List = Extract<StaticValue, { readonly kind: "list" }>;

/** An item that a list has no item for: callbacks pass it over. */
export const HOLE: StaticValue = { kind: "literal", value: undefined };

export function listOf(items: readonly StaticValue[]): List {
  return { kind: "list", items };
}

/** Methods that change the list that they are called on. */
const CHANGING: ReadonlySet<string> = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
]);

export function changesList(name: string): boolean {
  return CHANGING.has(name);
}

/** What `list.name(...args)` gives. @param isFresh whether nobody else holds the list, so that a change of it is one of a copy. */
export function callListMethod(
  list: List,
  name: string,
  args: readonly StaticValue[],
  isFresh: boolean,
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  const { items } = list;
  if (!evaluation.spend(items.length)) return unknown(`${sourceText(at)} takes too long to follow`, at);
  if (CHANGING.has(name)) {
    if (!isFresh) {
      evaluation.disturb(`${sourceText(at)} changes a list`, at);
      return unknown(`${sourceText(at)} changes a list`, at);
    }
    if (name === "reverse") return listOf([...items].reverse());
    if (name === "fill" && args.length === 1) return listOf(items.map(() => args[0] ?? UNDEFINED));
    return unknown(`${sourceText(at)} is not followed`, at);
  }
  const [first, second] = args;
  switch (name) {
    case "map":
      return mapped(list, first, at, evaluation, (made) => listOf(made));
    case "flatMap":
      return mapped(list, first, at, evaluation, (made) => concat(made, at));
    case "forEach":
      return mapped(list, first, at, evaluation, () => UNDEFINED);
    case "filter":
    case "some":
    case "every":
    case "find":
    case "findIndex":
      return selected(list, name, first, at, evaluation);
    case "concat":
      return concat([list, ...args], at);
    case "flat":
      return first === undefined || isOne(first) ? concat(items, at) : notFollowed(at);
    case "slice": {
      const [from, to] = [indexOf(first, 0), indexOf(second, items.length)];
      return from === undefined || to === undefined ? notKnown(at, args) : listOf(items.slice(from, to));
    }
    case "toReversed":
      return listOf([...items].reverse());
    case "with": {
      const index = indexOf(first, NaN);
      return index === undefined || second === undefined || Number.isNaN(index)
        ? notKnown(at, args)
        : listOf(items.with(index < items.length && index >= -items.length ? index : 0, second));
    }
    case "at": {
      const index = indexOf(first, 0);
      return index === undefined ? notKnown(at, args) : present(items.at(index));
    }
    case "keys":
      return listOf(items.map((_, index) => literalOf(index)));
    case "values":
      return listOf(items.map(present));
    case "entries":
      return listOf(items.map((item, index) => listOf([literalOf(index), present(item)])));
    case "includes":
    case "indexOf":
    case "join":
      return onLiterals(items, name, args, at);
    case "reduce":
      return reduced(list, args, at, evaluation);
    default:
      return notFollowed(at);
  }
}

function notFollowed(at: ts.Node): StaticValue {
  return unknown(`${sourceText(at)} is not followed`, at);
}

function notKnown(at: ts.Node, args: readonly StaticValue[]): StaticValue {
  const gap = args.find((arg) => arg.kind === "unknown");
  return unknown(`what ${sourceText(at)} gives is not known before running`, gap?.node ?? at);
}

function isOne(value: StaticValue): boolean {
  return value.kind === "literal" && value.value === 1;
}

function present(item: StaticValue | undefined): StaticValue {
  return item === undefined || item === HOLE ? UNDEFINED : item;
}

function indexOf(value: StaticValue | undefined, otherwise: number): number | undefined {
  if (value === undefined || value === UNDEFINED) return otherwise;
  return value.kind === "literal" && typeof value.value === "number" ? value.value : undefined;
}

function mapped(
  list: List,
  callback: StaticValue | undefined,
  at: ts.Node,
  evaluation: Evaluation,
  finish: (made: readonly StaticValue[]) => StaticValue,
): StaticValue {
  if (callback === undefined || callableOf(callback) === undefined) return notFollowed(at);
  const made: StaticValue[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item === HOLE) {
      made.push(HOLE);
      continue;
    }
    if (!evaluation.spend(1)) return unknown(`${sourceText(at)} takes too long to follow`, at);
    made.push(evaluation.call(callback, [item, literalOf(index), list], at));
  }
  return finish(made);
}

/** Lists among the values are laid out, as `concat`, `flat` and `flatMap` do. */
function concat(values: readonly StaticValue[], at: ts.Node): StaticValue {
  const items: StaticValue[] = [];
  let gap: Extract<StaticValue, { readonly kind: "unknown" }> | undefined;
  for (const value of values) {
    if (value === HOLE) continue;
    if (value.kind === "list") for (const item of value.items) items.push(item);
    else if (value.kind === "unknown") {
      gap ??= value;
      if (value.atLeast?.kind === "list") items.push(...value.atLeast.items);
    } else items.push(value);
  }
  return gap === undefined
    ? listOf(items)
    : unknown(`what ${sourceText(at)} holds is not known before running`, gap.node, listOf(items));
}

function selected(
  list: List,
  name: "filter" | "some" | "every" | "find" | "findIndex",
  callback: StaticValue | undefined,
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  if (callback === undefined) return notFollowed(at);
  const kept: StaticValue[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item === HOLE) continue;
    if (!evaluation.spend(1)) return unknown(`${sourceText(at)} takes too long to follow`, at);
    const answer = evaluation.call(callback, [item, literalOf(index), list], at);
    const isKept = truth(answer);
    if (isKept === undefined)
      return unknown(
        `what ${sourceText(at)} gives is not known before running`,
        answer.kind === "unknown" ? answer.node : at,
      );
    if (name === "every" && !isKept) return literalOf(false);
    if (!isKept) continue;
    if (name === "some") return literalOf(true);
    if (name === "find") return item;
    if (name === "findIndex") return literalOf(index);
    kept.push(item);
  }
  switch (name) {
    case "filter":
      return listOf(kept);
    case "find":
      return UNDEFINED;
    case "findIndex":
      return literalOf(-1);
    default:
      return literalOf(name === "every");
  }
}

function reduced(
  list: List,
  [callback, start]: readonly StaticValue[],
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  if (callback === undefined) return notFollowed(at);
  const items = list.items.filter((item) => item !== HOLE);
  let value = start ?? items.shift();
  if (value === undefined) return notFollowed(at);
  for (const [index, item] of items.entries()) {
    if (!evaluation.spend(1)) return unknown(`${sourceText(at)} takes too long to follow`, at);
    value = evaluation.call(
      callback,
      [value, item, literalOf(start === undefined ? index + 1 : index), list],
      at,
    );
  }
  return value;
}

function onLiterals(
  items: readonly StaticValue[],
  name: "includes" | "indexOf" | "join",
  [argument]: readonly StaticValue[],
  at: ts.Node,
): StaticValue {
  const literals: Literal[] = [];
  for (const item of items) {
    if (item.kind !== "literal") return notFollowed(at);
    literals.push(item.value);
  }
  if (argument !== undefined && argument.kind !== "literal") return notFollowed(at);
  const value = argument?.value;
  switch (name) {
    case "includes":
      return literalOf(literals.includes(value));
    case "indexOf":
      return literalOf(literals.indexOf(value));
    case "join":
      return literalOf(literals.join(value === undefined ? "," : String(value)));
  }
}
