// What belongs to a model beyond the places that have names: variables, and layers in objects of classes that are not searchable.
import { isSymbolic, madeParts } from "tsglove";
import { ownersIn } from "./place.js";
import { isTensor } from "./tensor-kinds.js";

/** All objects that a model's fields lead to, but for those that it is itself a part of, and what only they lead to. */
export function objectsWithin(model: object): Set<object> {
  const found = new Set<object>(ownersIn(model).values());
  // Those that are added meanwhile have their turn, too.
  for (const object of found)
    for (const value of valuesIn(object))
      if (typeof value === "object" && value !== null && !found.has(value) && !holds(value, model))
        found.add(value);
  return found;
}

function holds(value: object, model: object): boolean {
  return isSymbolic(value) && [...ownersIn(value).values()].includes(model);
}

function valuesIn(object: object): Iterable<unknown> {
  if (isTensor(object) || ArrayBuffer.isView(object)) return [];
  if (object instanceof Map || object instanceof Set) return object.values();
  const own: unknown[] = Object.values(object);
  return [...own, ...madeParts(object).map(([, value]) => value)];
}
