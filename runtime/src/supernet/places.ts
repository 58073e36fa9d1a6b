// Parts of a search space, named as its DNASpec names them.
import { Constrained } from "../hyper/constrain.js";
import { OneOf } from "../hyper/oneof.js";
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
  if (typeof value !== "object" || value === null) return false;
  const prototype = infoOf(value)?.prototype ?? value;
  return typeof Reflect.get(prototype, method, prototype) === "function";
}

/** Whether whatever a value is decided to has a method: a choice is a layer where each of its candidates is one. */
export function isLayer(value: unknown, method: string): boolean {
  if (value instanceof Constrained) return isLayer(value.space, method);
  if (value instanceof OneOf) return value.candidates.every((candidate) => isLayer(candidate, method));
  return hasMethod(value, method);
}

/** What a value is called in messages: its class and place. */
export function nameOf(value: unknown, { id }: Place): string {
  const entry = infoOf(value);
  const type =
    entry?.type.name ??
    (typeof value === "object" && value !== null ? value.constructor.name : String(value));
  return id === "" ? type : `${type} at "${id}"`;
}
