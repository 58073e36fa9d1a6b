/** Reading parts of known values. */
import type ts from "typescript";
import { isOpen } from "../space/facts.js";
import { literalOf, UNDEFINED, type StaticObject, type StaticValue } from "../space/static-value.js";
import type { ParamModel } from "../model.js";
import { Scope, sourceText, unknown, type Evaluation } from "./evaluation.js";
import { HOLE } from "./list-methods.js";

/** What `value[key]` is. @param at the expression that asks for it. */
export function propertyOf(
  value: StaticValue,
  key: string,
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  switch (value.kind) {
    case "thrown":
      return value;
    case "list":
      return itemOf(value.items, key, at);
    case "record":
      if (key === "__proto__") return notKnown(at);
      return value.entries.get(key) ?? (key in Object.prototype ? notKnown(at) : UNDEFINED);
    case "object":
      return argumentOf(value, key, at, evaluation);
    case "shared":
      return propertyOf(value.value, key, at, evaluation);
    case "literal":
      return typeof value.value === "string" ? characterOf(value.value, key, at) : notKnown(at);
    case "unknown":
      return unknown(value.reason, value.node);
    default:
      return notKnown(at);
  }
}

function notKnown(at: ts.Node): StaticValue {
  return unknown(`what ${sourceText(at)} is, is not known before running`, at);
}

function itemOf(items: readonly StaticValue[], key: string, at: ts.Node): StaticValue {
  if (key === "length") return literalOf(items.length);
  if (!/^(0|[1-9]\d*)$/.test(key)) return key in Array.prototype ? notKnown(at) : UNDEFINED;
  const item = items[Number(key)];
  return item === undefined || item === HOLE ? UNDEFINED : item;
}

function characterOf(text: string, key: string, at: ts.Node): StaticValue {
  if (key === "length") return literalOf(text.length);
  return /^(0|[1-9]\d*)$/.test(key) ? literalOf(text[Number(key)]) : notKnown(at);
}

/** An init argument, where objects show it: abstract ones show all of their properties', others what they were made of. */
function argumentOf(object: StaticObject, key: string, at: ts.Node, evaluation: Evaluation): StaticValue {
  const { type, args } = object;
  const index = type.params.findIndex(({ name }) => name === key);
  const param = type.params[index] as Partial<ParamModel> | undefined;
  const value = args[index];
  if (param?.property !== true || value === undefined || type.isFunction) return notKnown(at);
  if (isOpen(object)) return value;
  if (param.readable !== true) return notKnown(at);
  const isOmitted = value.kind === "literal" && value.value === undefined;
  const initializer = param.node?.initializer;
  return isOmitted && initializer !== undefined ? evaluation.evaluate(initializer, new Scope()) : value;
}
