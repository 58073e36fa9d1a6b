// A search space made one program: each choice among layers becomes a switch, each layer with choices of its own a sized layer, and
// all else is made as a decode would make it.
import { isSymbolic, template } from "tsglove";
import { tensors } from "tsglove/tensor";
import { absentValue } from "../hyper/absent.js";
import { Constrained } from "../hyper/constrain.js";
import { Dependent } from "../hyper/dependent.js";
import { ManyOf } from "../hyper/many.js";
import { OneOf } from "../hyper/oneof.js";
import { DNA } from "../geno/dna.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isPlainObject } from "../symbolic/marks.js";
import { partsOf, withParts } from "../symbolic/node.js";
import { infoOf } from "../symbolic/object.js";
import { isRef } from "../symbolic/ref.js";
import {
  areDecided,
  combinations,
  firstEndless,
  keysOfMany,
  largestOf,
  ownChoices,
  signature,
  smallestOf,
  variations,
} from "./combinations.js";
import { below, candidateOf, hasMethod, isLayer, nameOf, type Place } from "./places.js";
import { decisionOf, type Decided } from "./route.js";
import { sizedNode, switchNode, type Branch } from "./super-node.js";
import type { WeightStore } from "./weight-store.js";

/** A layer that makes its own variables has a set of them for each combination: more than so many are an error. */
const MOST_COMBINATIONS = 64;

/** What a rewrite has made, for those who ask what it is. */
export interface Point {
  /** Of the decision point, or, of a sized layer, where the layer stands. */
  readonly id: string;
  readonly kind: "switch" | "sized";
}

/** Makes super programs. */
export class Builder {
  readonly points: Point[] = [];
  /** The path on which all sizes are the smallest. */
  readonly smallest = new Map<string, number>();
  readonly #method: string;
  readonly #store: WeightStore;

  constructor(method: string, store: WeightStore) {
    this.#method = method;
    this.#store = store;
  }

  /**
   * @param decided what a sized layer's own choices are decided to.
   * @throws TypeError naming what cannot be rewritten, and why.
   */
  make(value: unknown, place: Place, decided: Decided = new Map()): unknown {
    if (value instanceof Constrained) return this.make(value.space, place, decided);
    if (value instanceof OneOf) {
      const key = value.options.name ?? place.id;
      const { candidates } = value;
      if (this.#areLayers(candidates)) return this.#switch(candidates, key, place);
      const number = decisionOf(decided, key);
      return this.make(candidates[number], candidateOf(place, number, candidates.length), decided);
    }
    if (value instanceof ManyOf) return this.#many(value, place, decided);
    if (value === absentValue) return value;
    if (value instanceof Dependent)
      throw new TypeError(
        `"${place.id}" depends on other decisions, which a super program makes at every step anew: compute it inside the layer's "${this.#method}", or leave it out.`,
      );
    if (value instanceof HyperValue) return plainDecision(value, decided, place);
    if (isRef(value) || typeof value !== "object" || value === null) return value;
    if (hasMethod(value, this.#method)) {
      const choices = ownChoices(value, place, this.#method);
      if (choices.length > 0) return this.#sized(value, place);
    }
    return this.#parts(value, place, decided);
  }

  #parts(value: object, place: Place, decided: Decided): unknown {
    const parts = partsOf(value);
    if (parts === undefined) return value;
    const made = parts.map(([key, part]) => this.make(part, below(place, key), decided));
    const whole =
      isPlainObject(value) && infoOf(value) === undefined
        ? withoutAbsent(parts, made)
        : withParts(value, made);
    if (isSymbolic(whole)) this.#store.place(whole, place.id);
    return whole;
  }

  #areLayers(candidates: readonly unknown[]): boolean {
    return candidates.every((candidate) => isLayer(candidate, this.#method));
  }

  #switch(candidates: readonly unknown[], key: string, place: Place): object {
    this.points.push({ id: place.id, kind: "switch" });
    this.smallest.set(key, 0);
    const branches = candidates.map((candidate, index): Branch => {
      const own = candidateOf(place, index, candidates.length);
      const layer = this.make(candidate, own);
      if (typeof layer !== "object" || layer === null)
        throw new TypeError(`${nameOf(candidate, own)} is no layer.`);
      return { name: nameOf(candidate, own), layer };
    });
    return switchNode({ method: this.#method, name: `The switch at "${place.id}"`, key, branches });
  }

  #many(value: ManyOf, place: Place, decided: Decided): unknown[] {
    const { candidates } = value;
    return keysOfMany(value, place).map(({ key, place: own }) => {
      if (this.#areLayers(candidates)) return this.#switch(candidates, key, own);
      const number = decisionOf(decided, key);
      return this.make(candidates[number], candidateOf(own, number, candidates.length), decided);
    });
  }

  #sized(value: object, place: Place): object {
    const method = this.#method;
    const choices = ownChoices(value, place, method);
    const name = nameOf(value, place);
    this.points.push({ id: place.id, kind: "sized" });
    for (const [key, number] of smallestOf(choices)) this.smallest.set(key, number);
    const instances = new Map<string, Branch>();
    const instance = (decided: Decided): Branch => {
      const key = signature(choices, decided);
      const known = instances.get(key);
      if (known !== undefined) return known;
      const layer = this.#parts(value, place, decided);
      if (typeof layer !== "object" || layer === null) throw new TypeError(`${name} is no layer.`);
      const made = { name, layer };
      // Of endlessly many instances only the latest are kept: they have no weights of their own.
      if (instances.size >= 4 * MOST_COMBINATIONS) instances.delete(instances.keys().next().value ?? "");
      instances.set(key, made);
      return made;
    };
    const all = combinations(choices, MOST_COMBINATIONS);
    const endless = firstEndless(choices);
    const tried = all ?? variations(choices);
    const many =
      endless === undefined
        ? `more than ${MOST_COMBINATIONS} combinations`
        : `a number of a range ("${endless.key}") among its choices`;
    return sizedNode({
      method,
      name,
      instance,
      guard: (run) => (all === undefined ? withoutVariables(name, many, this.#store, run) : run()),
      isDecided: (decided) => areDecided(choices, decided),
      largest: largestOf(choices),
      tried,
      all,
    });
  }
}

/** A decision that is no choice among values: the number that it stands for. */
function plainDecision(hyper: HyperValue, decided: Decided, place: Place): unknown {
  const { spec, decode, start } = template<unknown>(hyper);
  const [point] = spec.decisionPoints;
  if (point === undefined || spec.decisionPoints.length !== 1)
    throw new TypeError(`"${place.id}" cannot be part of a super program: it is decided by a function.`);
  const key = point.name ?? place.id;
  const number = decided.get(key);
  return decode(number === undefined ? start() : DNA.of(spec, [number]));
}

/** Properties that are left out are not there. */
function withoutAbsent(
  parts: readonly (readonly [string | number, unknown])[],
  made: readonly unknown[],
): object {
  const entries = parts.map(([key], index) => [key, made[index]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== absentValue));
}

/** @throws RangeError where a layer makes variables of its own. */
function withoutVariables<R>(name: string, many: string, store: WeightStore, run: () => R): R {
  const { registeredVariables } = tensors().engine().state;
  const own = (): number => Object.keys(registeredVariables).length - store.weights.size;
  const before = own();
  const made = run();
  if (own() === before) return made;
  throw new RangeError(
    `${name} has ${many}, and makes variables of its own, which would be as many sets of weights. Let it ask for its weights by ` +
      "param(this, name, shape), which all its sizes share, or give it fewer choices.",
  );
}
