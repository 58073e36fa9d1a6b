// A super program as source, for people to read: the space with a `Switch` where a layer is chosen, and a `Sized` around each layer that
// has sizes, as one would write them by hand.
import { format } from "tsglove";
import { Constrained } from "../hyper/constrain.js";
import { ManyOf } from "../hyper/many.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { partsOf, withParts } from "../symbolic/node.js";
import { isRef } from "../symbolic/ref.js";
import { keysOfMany, ownChoices } from "./combinations.js";
import { below, candidateOf, hasMethod, isLayer, typeNameOf, type Place } from "./places.js";

/** What stands in the text where something else stands in the program. */
class Shown extends HyperValue {
  constructor(
    readonly children: readonly unknown[],
    readonly text: (children: readonly string[]) => string,
  ) {
    super();
  }

  override withChildren(children: readonly unknown[]): Shown {
    return new Shown(children, this.text);
  }

  override misfit(): undefined {
    return undefined;
  }

  override source(children: readonly string[]): string {
    return this.text(children);
  }
}

/** The source of what a rewrite makes of a space. */
export function superSource(space: unknown, method: string): string {
  return format(shown(space, { id: "" }, method));
}

function shown(value: unknown, place: Place, method: string): unknown {
  if (value instanceof Constrained) return shown(value.space, place, method);
  if (typeof value === "function" || typeof value === "symbol") return withoutSource(value);
  if (typeof value !== "object" || value === null) return value;
  const areLayers = (candidates: readonly unknown[]): boolean =>
    candidates.every((candidate) => isLayer(candidate, method));
  const candidatesOf = (candidates: readonly unknown[], at: Place): unknown[] =>
    candidates.map((candidate, index) => shown(candidate, candidateOf(at, index, candidates.length), method));
  const switched = (candidates: readonly unknown[], key: string, at: Place): Shown =>
    new Shown(
      candidatesOf(candidates, at),
      (children) => `new Switch([${children.join(", ")}], ${JSON.stringify(key)})`,
    );
  if (value instanceof OneOf && areLayers(value.candidates))
    return switched(value.candidates, value.options.name ?? place.id, place);
  if (value instanceof ManyOf && areLayers(value.candidates))
    return keysOfMany(value, place).map(({ key, place: own }) => switched(value.candidates, key, own));
  if (value instanceof HyperValue) return value.withChildren(candidatesOf(value.children, place));
  // Not entered: it may be what all this is a part of.
  if (isRef(value)) return new Shown([withoutSource(value)], ([text = ""]) => `ref(${text})`);
  const whole = sourceIn(value, place, method);
  const isSized = hasMethod(value, method) && ownChoices(value, place, method).length > 0;
  return isSized ? new Shown([whole, place.id], (children) => `new Sized(${children.join(", ")})`) : whole;
}

function sourceIn(value: object, place: Place, method: string): unknown {
  const parts = partsOf(value);
  if (parts === undefined) return withoutSource(value);
  const made = parts.map(([key, part]) => shown(part, below(place, key), method));
  // Not made anew where nothing in it is: that would run its constructor.
  return made.every((part, index) => part === parts[index]?.[1]) ? value : withParts(value, made);
}

/** What cannot be written down: `[function relu]`, `[object Map]`. */
function withoutSource(value: object | symbol): Shown {
  const text = typeof value === "symbol" ? value.toString() : typeNameOf(value);
  return new Shown([], () => `/* ${text.replaceAll("*/", "* /")} */`);
}
