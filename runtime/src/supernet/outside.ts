// Two walks along a search space: to the decisions that no layer reads, and side by side with a child, to say which place each of its
// objects has in the space.
import { template } from "tsglove";
import { Constrained } from "../hyper/constrain.js";
import { ManyOf } from "../hyper/many.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { partsOf, withParts } from "../symbolic/node.js";
import { infoOf } from "../symbolic/object.js";
import { isRef } from "../symbolic/ref.js";
import { keysOfMany } from "./combinations.js";
import { below, candidateOf, hasMethod, isLayer, nameOf, type Place } from "./places.js";
import type { Decided } from "./route.js";

/**
 * A space without the decisions that no layer reads: fixed where a search would start.
 * @throws RangeError naming them all, where they are to be refused.
 */
export function fixOutside<T>(space: T, method: string, outside: "error" | "first"): T {
  const found: string[] = [];
  const walk = (value: unknown, place: Place): unknown => {
    if (value instanceof Constrained) return value.withChildren([walk(value.space, place)]);
    if (value instanceof HyperValue) {
      const layers = value.children.length > 0 && value.children.every((each) => isLayer(each, method));
      if (layers && (value instanceof OneOf || value instanceof ManyOf)) return value;
      found.push(describe(value, place, method));
      const { decode, start } = template<unknown>(value);
      return decode(start());
    }
    if (isRef(value) || hasMethod(value, method)) return value;
    const parts = partsOf(value);
    if (parts === undefined) return value;
    const before = found.length;
    const walked = parts.map(([key, part]) => walk(part, below(place, key)));
    return found.length === before ? value : withParts(value, walked);
  };
  const fixed = walk(space, { id: "" }) as T;
  if (outside === "first" || found.length === 0) return fixed;
  throw new RangeError(
    `No layer reads ${found.join(", ")}: weights that are shared cannot tell which value is better. Fix them in the space, or say { outside: "first" }, and they stay where a search would start.`,
  );
}

function describe(value: HyperValue, { id }: Place, method: string): string {
  const without = value.children.filter((each) => infoOf(each) !== undefined && !hasMethod(each, method));
  const names = [...new Set(without.map((each) => nameOf(each, { id: "" })))];
  return names.length === 0 ? `"${id}"` : `"${id}" (${names.join(", ")}: no method "${method}")`;
}

/** Where the objects of a child stand in the space that it is of. */
export function placesOfChild(space: unknown, child: unknown, decided: Decided): ReadonlyMap<object, string> {
  const places = new Map<object, string>();
  const walk = (value: unknown, made: unknown, place: Place): void => {
    if (value instanceof Constrained) {
      walk(value.space, made, place);
    } else if (value instanceof OneOf) {
      const number = decided.get(value.options.name ?? place.id) ?? 0;
      walk(value.candidates[number], made, candidateOf(place, number, value.candidates.length));
    } else if (value instanceof ManyOf) {
      keysOfMany(value, place).forEach(({ key, place: own }, index) => {
        const number = decided.get(key) ?? 0;
        const item: unknown = Array.isArray(made) ? made[index] : undefined;
        walk(value.candidates[number], item, candidateOf(own, number, value.candidates.length));
      });
    } else if (typeof made === "object" && made !== null && !(value instanceof HyperValue) && !isRef(value)) {
      if (infoOf(made) !== undefined) places.set(made, place.id);
      const parts = new Map(partsOf(made) ?? []);
      for (const [key, part] of partsOf(value) ?? []) walk(part, parts.get(key), below(place, key));
    }
  };
  walk(space, child, { id: "" });
  return places;
}
