// The choices of a layer that are no layers themselves (its sizes, say): which there are, which combination is the largest, and all of
// them. Layers inside it are passed over: they have nodes of their own.
import { template } from "tsglove";
import { Constrained } from "../hyper/constrain.js";
import { ManyOf } from "../hyper/many.js";
import { IntValue } from "../hyper/numbers.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { partsOf } from "../symbolic/node.js";
import { isRef } from "../symbolic/ref.js";
import { below, candidateOf, hasMethod, isLayer, type Place } from "./places.js";
import type { Decided } from "./route.js";

/** A choice of a layer that is no layer. */
interface Own {
  readonly key: string;
  readonly hyper: HyperValue;
  /** By its numbers: what each opens. Undefined of a float, which has no candidates. */
  readonly options: readonly (readonly Own[])[] | undefined;
  /** How large each of its numbers makes the layer; all alike where they are no numbers. */
  readonly sizes: readonly number[];
}

/** The keys of the subchoices of a `manyof`, which are those of their decision points. */
export function keysOfMany(
  { count, options }: ManyOf,
  { id }: Place,
): readonly { readonly key: string; readonly place: Place }[] {
  return Array.from({ length: count }, (_, index) => {
    const own = count === 1 ? id : `${id}[${index}]`;
    const named =
      options.name === undefined ? undefined : count === 1 ? options.name : `${options.name}[${index}]`;
    return { key: named ?? own, place: { id: own } };
  });
}

/** The choices of a layer that are no layers. @param value the layer, at its place. */
export function ownChoices(value: object, place: Place, method: string): readonly Own[] {
  return (partsOf(value) ?? []).flatMap(([key, part]) => choicesIn(part, below(place, key), method));
}

function choicesIn(value: unknown, place: Place, method: string): readonly Own[] {
  if (value instanceof Constrained) return choicesIn(value.space, place, method);
  if (value instanceof OneOf) {
    if (value.candidates.every((candidate) => isLayer(candidate, method))) return [];
    return [choice(value, value.options.name ?? place.id, value.candidates, place, method)];
  }
  if (value instanceof ManyOf) {
    if (value.candidates.every((candidate) => isLayer(candidate, method))) return [];
    return keysOfMany(value, place).map(({ key, place: own }) =>
      choice(value, key, value.candidates, own, method),
    );
  }
  if (value instanceof IntValue) {
    const { min, max, step } = value.domain;
    const count = Math.floor((max - min) / step + 1e-9) + 1;
    const sizes = Array.from({ length: count }, (_, index) => min + index * step);
    return [{ key: value.options.name ?? place.id, hyper: value, options: sizes.map(() => []), sizes }];
  }
  if (value instanceof HyperValue)
    return [{ key: nameIn(value) ?? place.id, hyper: value, options: undefined, sizes: [] }];
  if (isRef(value) || hasMethod(value, method)) return [];
  return (partsOf(value) ?? []).flatMap(([key, part]) => choicesIn(part, below(place, key), method));
}

function choice(
  hyper: HyperValue,
  key: string,
  candidates: readonly unknown[],
  place: Place,
  method: string,
): Own {
  const count = candidates.length;
  return {
    key,
    hyper,
    options: candidates.map((candidate, index) =>
      choicesIn(candidate, candidateOf(place, index, count), method),
    ),
    sizes: candidates.map(sizeOf),
  };
}

/** How large a candidate makes a layer: a number itself, of a list the product. */
function sizeOf(candidate: unknown): number {
  if (typeof candidate === "number") return candidate;
  if (Array.isArray(candidate))
    return candidate.reduce<number>((product, each) => product * (typeof each === "number" ? each : 1), 1);
  return 0;
}

/** A float or another decision without candidates among them. */
export function firstEndless(choices: readonly Own[]): Own | undefined {
  for (const own of choices) {
    if (own.options === undefined) return own;
    const inside = firstEndless(own.options.flat());
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The combination in which each choice takes its largest number. */
export function largestOf(choices: readonly Own[]): Decided {
  const decided = new Map<string, number>();
  fill(choices, decided, ({ sizes }) => sizes.indexOf(Math.max(...sizes)));
  return decided;
}

/** The combination in which each choice takes its smallest number. */
export function smallestOf(choices: readonly Own[]): Decided {
  const decided = new Map<string, number>();
  fill(choices, decided, ({ sizes }) => sizes.indexOf(Math.min(...sizes)));
  return decided;
}

function fill(choices: readonly Own[], into: Map<string, number>, pick: (own: Own) => number): void {
  for (const own of choices) {
    const number = into.get(own.key) ?? (own.options === undefined ? middleOf(own.hyper) : pick(own));
    into.set(own.key, number);
    fill(own.options?.[number] ?? [], into, pick);
  }
}

function nameIn(hyper: HyperValue): string | undefined {
  return template<unknown>(hyper).spec.decisionPoints[0]?.name;
}

/** Where a search would start. */
function middleOf(hyper: HyperValue): number {
  const [number = 0] = template<unknown>(hyper).start().numbers;
  return number;
}

/**
 * All combinations, the largest first; undefined where there are more than `most`, or endlessly many.
 */
export function combinations(choices: readonly Own[], most: number): readonly Decided[] | undefined {
  const expand = (decided: Decided, waiting: readonly Own[]): readonly Decided[] | undefined => {
    const [own, ...others] = waiting;
    if (own === undefined) return [decided];
    const known = decided.get(own.key);
    if (known !== undefined) return expand(decided, [...(own.options?.[known] ?? []), ...others]);
    if (own.options === undefined) return undefined;
    const found: Decided[] = [];
    for (const number of bySize(own)) {
      const inner = expand(new Map([...decided, [own.key, number]]), [
        ...(own.options[number] ?? []),
        ...others,
      ]);
      if (inner === undefined || (found.push(...inner), found.length > most)) return undefined;
    }
    return found;
  };
  return expand(new Map(), choices);
}

/** Each choice's each number, with the others at their largest: all that a shared weight's size can depend on. */
export function variations(choices: readonly Own[]): readonly Decided[] {
  const largest = largestOf(choices);
  const found: Decided[] = [largest];
  const vary = (some: readonly Own[]): void => {
    for (const own of some)
      for (const number of bySize(own)) {
        const decided = new Map(largest);
        decided.set(own.key, number);
        fill(own.options?.[number] ?? [], decided, ({ sizes }) => sizes.indexOf(Math.max(...sizes)));
        found.push(decided);
        vary(own.options?.[number] ?? []);
      }
  };
  vary(choices);
  return found;
}

function bySize({ sizes, options = [] }: Own): number[] {
  return options.map((_, number) => number).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
}

/** The decisions of a layer's own choices in a longer path, as text: equal for equal instances. */
export function signature(choices: readonly Own[], decided: Decided): string {
  return choices
    .map(({ key, options }) => {
      const number = decided.get(key) ?? 0;
      return `${number}(${signature(options?.[number] ?? [], decided)})`;
    })
    .join();
}

/** Whether a path says what each of a layer's own choices takes. */
export function areDecided(choices: readonly Own[], decided: Decided): boolean {
  return choices.every(({ key, options }) => {
    const number = decided.get(key);
    return number !== undefined && areDecided(options?.[number] ?? [], decided);
  });
}
