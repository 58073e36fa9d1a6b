// Two walks along a search space: to the decisions that no layer reads, and side by side with a child, to say which place each of its
// objects has in the space.
import { template } from "tsglove";
import { absentValue } from "../hyper/absent.js";
import { Constrained } from "../hyper/constrain.js";
import { Dependent } from "../hyper/dependent.js";
import { ManyOf } from "../hyper/many.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { partsOf, withParts } from "../symbolic/node.js";
import { infoOf } from "../symbolic/object.js";
import { isRef } from "../symbolic/ref.js";
import { dependentError } from "./build.js";
import { keysOfMany } from "./combinations.js";
import { below, candidateOf, hasMethod, isLayer, lackingIn, type Place } from "./places.js";
import type { Decided } from "./route.js";

/**
 * A space without the decisions that no layer reads: fixed where a search would start.
 * @throws RangeError naming them all, where they are to be refused, and those of a name that a layer reads, too.
 */
export function fixOutside<T>(space: T, method: string, outside: "error" | "first"): T {
  const found: { readonly text: string; readonly names: ReadonlySet<string> }[] = [];
  const read = new Set<string>();
  const walk = (value: unknown, place: Place): unknown => {
    if (value instanceof Constrained) return value.withChildren([walk(value.space, place)]);
    if (value === absentValue) return value;
    if (value instanceof Dependent) throw dependentError(place, method);
    if (value instanceof HyperValue) {
      const layers = value.children.length > 0 && value.children.every((each) => isLayer(each, method));
      if (layers && (value instanceof OneOf || value instanceof ManyOf)) return reading(value);
      const names = new Set<string>();
      addNames(value, names);
      found.push({ text: describe(value, place, method), names });
      const { decode, start } = template<unknown>(value);
      return decode(start());
    }
    if (isRef(value)) return value;
    if (hasMethod(value, method)) return reading(value);
    const parts = partsOf(value);
    if (parts === undefined) return value;
    const before = found.length;
    const walked = parts.map(([key, part]) => walk(part, below(place, key)));
    return found.length === before ? value : withParts(value, walked);
  };
  const reading = (value: unknown): unknown => {
    addNames(value, read);
    return value;
  };
  const fixed = walk(space, { id: "" }) as T;
  for (const { text, names } of found)
    for (const name of names)
      if (read.has(name))
        throw new RangeError(
          `${text} is the decision "${name}", which a layer reads elsewhere: it is searched there, and nothing that is fixed can follow it. Let it stand in layers alone, or give one of them another name.`,
        );
  if (outside === "first" || found.length === 0) return fixed;
  throw new RangeError(
    `No layer reads ${found.map(({ text }) => text).join(", ")}: weights that are shared cannot tell which value is better. Fix them in the space, or say { outside: "first" }, and they stay where a search would start.`,
  );
}

function describe(value: HyperValue, { id }: Place, method: string): string {
  const lacking = lackingIn(value.children, method);
  return lacking === undefined ? `"${id}"` : `"${id}" (${lacking})`;
}

/** The names of all decisions in a part of a space. */
function addNames(value: unknown, into: Set<string>): void {
  if (isRef(value)) return;
  if (value instanceof HyperValue && "options" in value) {
    const { options } = value;
    if (
      typeof options === "object" &&
      options !== null &&
      "name" in options &&
      typeof options.name === "string"
    )
      into.add(options.name);
  }
  for (const [, part] of partsOf(value) ?? []) addNames(part, into);
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
