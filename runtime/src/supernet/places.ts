// Parts of a search space, named as its DNASpec names them, and which of them are layers.
import { template } from "tsglove";
import { Constrained } from "../hyper/constrain.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen } from "../symbolic/marks.js";
import type { Key } from "../symbolic/node.js";
import { infoOf } from "../symbolic/object.js";

/** Where a part of a space stands. */
export interface Place {
  /** The id that a decision point there has. */
  readonly id: string;
}

/** A part of a part. */
export function below({ id }: Place, key: Key): Place {
  if (typeof key === "number" || key === "" || /[.[\]]/.test(key)) return { id: `${id}[${key}]` };
  return { id: id === "" ? key : `${id}.${key}` };
}

/** A candidate of a choice. */
export function candidateOf({ id }: Place, index: number, count: number): Place {
  return { id: `${id}[=${index}/${count}]` };
}

/** Whether a value, or what it becomes once it is decided, has a method. */
export function hasMethod(value: unknown, method: string): value is object {
  if (typeof value !== "object" || value === null || value instanceof HyperValue) return false;
  const entry = infoOf(value);
  if (entry === undefined || !isOpen(value)) return isFunctionAt(value, method);
  if (entry.isFunction === true) return isFunctionAt(resultOf(value), method);
  return isFunctionAt(entry.prototype, method) || entry.fields?.includes(method) === true;
}

function isFunctionAt(value: unknown, method: string): boolean {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, method) === "function";
}

const results = new WeakMap<object, { readonly result: unknown }>();

/** What a symbolized function gives says only a call of it: one where a search would start. */
function resultOf(call: object): unknown {
  const known = results.get(call);
  if (known !== undefined) return known.result;
  const { decode, start } = template<unknown>(call);
  const result = decode(start());
  results.set(call, { result });
  return result;
}

/** Whether whatever a value is decided to has a method: a choice is a layer where each of its candidates is one. */
export function isLayer(value: unknown, method: string): boolean {
  if (value instanceof Constrained) return isLayer(value.space, method);
  if (value instanceof OneOf) return value.candidates.every((candidate) => isLayer(candidate, method));
  return hasMethod(value, method);
}

/** What a value is called in messages: its class and place. */
export function nameOf(value: unknown, { id }: Place): string {
  const type = typeNameOf(value);
  return id === "" ? type : `${type} at "${id}"`;
}

/** The class of an object; anything else as it is written. */
export function typeNameOf(value: unknown): string {
  if (typeof value === "function")
    return `the function ${value.name === "" ? "(without a name)" : value.name}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  return infoOf(value)?.type.name ?? value.constructor.name;
}

/**
 * What is no layer among the candidates of a choice that has objects among them, for messages: `Plain: no method "call"`. Undefined where
 * all are layers, and where none is an object of a class.
 */
export function lackingIn(candidates: readonly unknown[], method: string): string | undefined {
  const names = (some: readonly unknown[]): string => [...new Set(some.map(typeNameOf))].join(", ");
  const layers = candidates.filter((each) => isLayer(each, method));
  const lacking = candidates.filter((each) => !isLayer(each, method));
  const areMeant = layers.length > 0 || candidates.some(isOfClass);
  if (lacking.length === 0 || !areMeant) return undefined;
  const others = layers.length === 0 ? "" : `, which ${names(layers)} has`;
  return `${names(lacking)}: no method "${method}"${others}`;
}

function isOfClass(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return infoOf(value) !== undefined || Object.getPrototypeOf(value) !== Object.prototype;
}
