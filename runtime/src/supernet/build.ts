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
  combinations,
  decidedOf,
  defaultsOf,
  firstEndless,
  keysOfMany,
  MOST_COMBINATIONS,
  ownChoices,
  signature,
  smallestOf,
  variations,
  type Own,
} from "./combinations.js";
import { nameFailures, Refusal } from "./layer-call.js";
import { below, candidateOf, hasMethod, isLayer, lackingIn, nameOf, type Place } from "./places.js";
import { decisionOf, type Decided } from "./route.js";
import { assembling, standIn } from "./stand-in.js";
import { Choice, Sizes, type Around, type Branch } from "./super-node.js";
import type { WeightStore } from "./weight-store.js";

/** What a rewrite has made, for those who ask what it is. */
export interface Point {
  /** Of the decision point, or, of a sized layer, where the layer stands. */
  readonly id: string;
  readonly kind: "switch" | "sized";
}

/** Makes super programs. */
export class Builder {
  readonly points: Point[] = [];
  readonly choices: Choice[] = [];
  readonly sized: Sizes[] = [];
  /** The largest number of each decision, as far as is known. */
  readonly largest = new Map<string, number>();
  /** The path on which all sizes are the smallest. */
  readonly smallest = new Map<string, number>();
  readonly #method: string;
  readonly #store: WeightStore;
  /** By their place: a layer with sizes has many instances, and what is searched inside of it is the same in all of them. */
  readonly #nodes = new Map<string, object>();

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
      if (this.#areLayers(candidates)) return this.#switch(candidates, key, place, 0);
      const number = decisionOf(decided, key);
      return this.make(candidates[number], candidateOf(place, number, candidates.length), decided);
    }
    if (value instanceof ManyOf) return this.#many(value, place, decided);
    if (value === absentValue) return value;
    if (value instanceof Dependent) throw dependentError(place, this.#method);
    if (value instanceof HyperValue) return plainDecision(value, decided, place);
    if (isRef(value) || typeof value !== "object" || value === null) return value;
    if (hasMethod(value, this.#method)) {
      const choices = ownChoices(value, place, this.#method);
      if (choices.length > 0) return this.#sized(value, choices, place);
    }
    return this.#parts(value, place, decided, "");
  }

  #parts(value: object, place: Place, decided: Decided, hint: string): unknown {
    return assembling(() => this.#assembled(value, place, decided, hint));
  }

  #assembled(value: object, place: Place, decided: Decided, hint: string): unknown {
    const parts = partsOf(value);
    if (parts === undefined) return value;
    const made = parts.map(([key, part]) => this.make(part, below(place, key), decided));
    const whole =
      isPlainObject(value) && infoOf(value) === undefined
        ? withoutAbsent(parts, made)
        : withParts(value, made);
    if (isSymbolic(whole)) {
      this.#store.place(whole, place.id);
      nameFailures({ name: nameOf(value, place), layer: whole, hint }, this.#method);
    }
    return whole;
  }

  #areLayers(candidates: readonly unknown[]): boolean {
    return candidates.every((candidate) => isLayer(candidate, this.#method));
  }

  /** What is around each call of a branch. */
  #around(guard?: <R>(branch: Branch, run: () => R) => R): Around {
    const store = this.#store;
    return {
      call: (branch, run) => {
        const within = (): ReturnType<typeof run> => store.within(branch.layer, branch.place, run);
        return guard === undefined ? within() : guard(branch, within);
      },
      get requested() {
        return store.requested;
      },
      largest: this.largest,
    };
  }

  /** The node of a place, made once. */
  #node(kind: Point["kind"], { id }: Place, make: () => object): object {
    const known = this.#nodes.get(`${kind} ${id}`);
    if (known !== undefined) return known;
    this.points.push({ id, kind });
    const node = make();
    this.#nodes.set(`${kind} ${id}`, node);
    return node;
  }

  /** @param first the branch with which a search for the largest begins. */
  #switch(candidates: readonly unknown[], key: string, place: Place, first: number): object {
    return this.#node("switch", place, () => {
      if (!this.largest.has(key)) this.largest.set(key, first);
      if (!this.smallest.has(key)) this.smallest.set(key, first);
      const branches = candidates.map((candidate, index): Branch => {
        const own = candidateOf(place, index, candidates.length);
        const layer = this.make(candidate, own);
        if (typeof layer !== "object" || layer === null)
          throw new TypeError(`${nameOf(candidate, own)} is no layer.`);
        return { name: nameOf(candidate, own), layer, place: own.id };
      });
      const method = this.#method;
      const name = `The switch at "${place.id}"`;
      const choice = new Choice({ method, name, key, branches, around: this.#around() });
      this.choices.push(choice);
      return standIn(method, name, (args) => choice.run(args));
    });
  }

  #many(value: ManyOf, place: Place, decided: Decided): unknown[] {
    const { candidates, distinct } = value;
    return keysOfMany(value, place).map(({ key, place: own }, index) => {
      if (this.#areLayers(candidates)) return this.#switch(candidates, key, own, distinct ? index : 0);
      const number = decisionOf(decided, key);
      return this.make(candidates[number], candidateOf(own, number, candidates.length), decided);
    });
  }

  #sized(value: object, choices: readonly Own[], place: Place): object {
    return this.#node("sized", place, () => {
      for (const [key, number] of defaultsOf(choices))
        if (!this.largest.has(key)) this.largest.set(key, number);
      for (const [key, number] of smallestOf(choices))
        if (!this.smallest.has(key)) this.smallest.set(key, number);
      const name = nameOf(value, place);
      const all = combinations(choices, MOST_COMBINATIONS);
      const instance = this.#instances(value, choices, place);
      const sizes = new Sizes({
        method: this.#method,
        name,
        instance,
        around: this.#around((_branch, run) => {
          if (all !== undefined && this.#store.growing) return run();
          return withoutVariables(name, all === undefined ? manyText(choices) : LATE, this.#store, run);
        }),
        decidedOf: (decided) => decidedOf(choices, decided, this.largest),
        signature: (decided) => signature(choices, decided),
        tried: () => all ?? variations(choices, decidedOf(choices, this.largest, this.largest)),
        all,
      });
      this.sized.push(sizes);
      return standIn(this.#method, name, (args) => sizes.run(args));
    });
  }

  /** The instances of a layer with sizes, each made once. */
  #instances(value: object, choices: readonly Own[], place: Place): (decided: Decided) => Branch {
    const name = nameOf(value, place);
    const hint = hintOf(choices, name, this.#method);
    const instances = new Map<string, Branch>();
    return (decided) => {
      const key = signature(choices, decided);
      const known = instances.get(key);
      if (known !== undefined) return known;
      const layer = this.#parts(value, place, decided, hint);
      if (typeof layer !== "object" || layer === null) throw new TypeError(`${name} is no layer.`);
      const made = { name, layer, place: place.id, hint };
      // Of endlessly many instances only the latest are kept: they have no weights of their own.
      if (instances.size >= 4 * MOST_COMBINATIONS) instances.delete(instances.keys().next().value ?? "");
      instances.set(key, made);
      return made;
    };
  }
}

/** A value that depends on decisions, in a program that is made once and not decided. */
export function dependentError({ id }: Place, method: string): TypeError {
  return new TypeError(
    `"${id}" depends on other decisions, which a super program makes at every step anew: compute it inside the layer's "${method}", or leave it out.`,
  );
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

/** Where layers and others stand side by side in a choice, it is one of the layer around it: which may not be what was meant. */
function hintOf(choices: readonly Own[], name: string, method: string): string {
  for (const { hyper, keys } of choices) {
    const lacking = lackingIn(hyper.children, method);
    if (lacking !== undefined)
      return ` Not all candidates of its choice "${keys[0] ?? ""}" are layers (${lacking}), so each of them has ${name} to itself.`;
  }
  return "";
}

function manyText(choices: readonly Own[]): string {
  const endless = firstEndless(choices);
  return endless === undefined
    ? `more than ${MOST_COMBINATIONS} combinations`
    : `a number of a range ("${endless.keys[0] ?? ""}") among its choices`;
}

const LATE =
  "a combination that was not tried when the super program was built, as constraints left no child with it";

/** @throws Refusal where a layer makes variables of its own. */
function withoutVariables<R>(name: string, many: string, store: WeightStore, run: () => R): R {
  const { registeredVariables } = tensors().engine().state;
  const own = (): number => Object.keys(registeredVariables).length - store.weights.size;
  const before = own();
  const made = run();
  if (own() === before) return made;
  throw new Refusal(
    `${name} has ${many}, and makes variables of its own, which would be as many sets of weights. Let it ask for its weights by ` +
      "param(this, name, shape), which all its sizes share, or give it fewer choices.",
  );
}
