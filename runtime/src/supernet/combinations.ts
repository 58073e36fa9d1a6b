// The choices of a layer that are no layers themselves (its sizes, say): which there are, and what they can take together. Layers
// inside it are passed over: they have nodes of their own.
import { template } from "tsglove";
import type { CategoricalPoint } from "../geno/points.js";
import { isAllowed } from "../geno/subchoices.js";
import { Constrained } from "../hyper/constrain.js";
import { ManyOf } from "../hyper/many.js";
import { FloatValue, IntValue } from "../hyper/numbers.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { partsOf } from "../symbolic/node.js";
import { isRef } from "../symbolic/ref.js";
import { below, candidateOf, hasMethod, isLayer, type Place } from "./places.js";
import type { Decided } from "./route.js";
import { spaced } from "./spaced.js";

/** A layer that makes its own variables has a set of them for each combination: more than so many are an error. */
export const MOST_COMBINATIONS = 64;

/** A choice of a layer that is no layer. */
export interface Own {
  /** Of its decision points: one, or one for each item of a `manyof`. */
  readonly keys: readonly string[];
  readonly hyper: HyperValue;
  /** Whether it has no candidates: a float, say. */
  readonly isEndless: boolean;
  /** The points of a `manyof`, which say what its items may take together; none of any other. */
  readonly points: readonly CategoricalPoint[];
  /** The numbers that an item can take, the one first that makes the layer largest, as far as numbers tell. */
  readonly descending: () => Iterable<number>;
  readonly ascending: () => Iterable<number>;
  /** Those that stand for all of them: each, or the ends and some between where there are many that differ in size alone. */
  readonly tried: readonly number[];
  /** What an item opens with a number. */
  readonly opens: (item: number, number: number) => readonly Own[];
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
    const key = value.options.name ?? place.id;
    return [choice(value, value.candidates, [{ key, place }], method)];
  }
  if (value instanceof ManyOf) {
    if (value.candidates.every((candidate) => isLayer(candidate, method))) return [];
    return [choice(value, value.candidates, keysOfMany(value, place), method)];
  }
  if (value instanceof HyperValue) return [plainOwn(value, place)];
  if (isRef(value) || hasMethod(value, method)) return [];
  return (partsOf(value) ?? []).flatMap(([key, part]) => choicesIn(part, below(place, key), method));
}

function choice(
  hyper: HyperValue,
  candidates: readonly unknown[],
  items: readonly { readonly key: string; readonly place: Place }[],
  method: string,
): Own {
  const { length } = candidates;
  const sizes = candidates.map(sizeOf);
  const numbers = [...candidates.keys()];
  const descending = numbers.toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  const ascending = numbers.toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const opened = items.map(({ place }) =>
    candidates.map((candidate, index) => choicesIn(candidate, candidateOf(place, index, length), method)),
  );
  const areNumbers = candidates.every((candidate) => typeof candidate === "number");
  return {
    keys: items.map(({ key }) => key),
    hyper,
    isEndless: false,
    points: items.length === 1 ? [] : pointsOf(hyper),
    descending: () => descending,
    ascending: () => ascending,
    tried: areNumbers ? spaced(descending) : descending,
    opens: (item, number) => opened[item]?.[number] ?? [],
  };
}

/** How large a candidate makes a layer: a number itself, of a list the product. */
function sizeOf(candidate: unknown): number {
  if (typeof candidate === "number") return candidate;
  if (Array.isArray(candidate))
    return candidate.reduce<number>((product, each) => product * (typeof each === "number" ? each : 1), 1);
  return 0;
}

function pointsOf(hyper: HyperValue): readonly CategoricalPoint[] {
  return template<unknown>(hyper).spec.space.filter((point) => point.kind === "categorical");
}

/** A choice that is none among candidates. */
function plainOwn(hyper: HyperValue, place: Place): Own {
  const { spec, start } = template<unknown>(hyper);
  const keys = [spec.decisionPoints[0]?.name ?? place.id];
  const [first = 0] = start().numbers;
  if (hyper instanceof IntValue) {
    const { min, max, step } = hyper.domain;
    const count = Math.floor((max - min) / step + 1e-9) + 1;
    const ascending = function* (): Generator<number> {
      for (let number = 0; number < count; number++) yield number;
    };
    const descending = function* (): Generator<number> {
      for (let number = count - 1; number >= 0; number--) yield number;
    };
    const tried = spaced({ length: count }, (index) => count - 1 - index);
    return { ...SIMPLE, keys, hyper, isEndless: false, ascending, descending, tried };
  }
  const tried = hyper instanceof FloatValue ? [first, hyper.domain.max, hyper.domain.min] : [first];
  const least = hyper instanceof FloatValue ? hyper.domain.min : first;
  return {
    ...SIMPLE,
    keys,
    hyper,
    isEndless: true,
    // Where it starts: whether more of it makes a layer larger, nobody can tell.
    descending: () => [first],
    ascending: () => [least],
    tried,
  };
}

const SIMPLE = { points: [], opens: (): readonly Own[] => [] };

/** A float or another decision without candidates among them. */
export function firstEndless(choices: readonly Own[]): Own | undefined {
  for (const own of choices) {
    if (own.isEndless) return own;
    const inside = firstEndless(allOpened(own));
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** A `manyof` of more than one item among them. */
export function firstMany(choices: readonly Own[]): Own | undefined {
  for (const own of choices) {
    if (own.points.length > 0) return own;
    const inside = firstMany(allOpened(own));
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** What its items open, whatever they take. What is opened by a range is nothing. */
function allOpened(own: Own): readonly Own[] {
  return own.keys.flatMap((_, item) => own.tried.flatMap((number) => own.opens(item, number)));
}

/** All that the items of a choice can take together, in the order in which one item takes its numbers. */
function* lists(
  own: Own,
  order: () => Iterable<number>,
  picked: readonly number[] = [],
): Generator<readonly number[], void> {
  if (picked.length === own.keys.length) {
    yield picked;
    return;
  }
  const point = own.points[picked.length];
  for (const number of order())
    if (point === undefined || isAllowed(point, picked, number))
      yield* lists(own, order, [...picked, number]);
}

/** Few lists in which each item takes each number that it can take. */
function fewLists(own: Own): readonly (readonly number[])[] {
  const { many, candidates } = own.points[0] ?? {};
  if (many === undefined || candidates === undefined) return own.tried.map((number) => [number]);
  const { length } = candidates;
  const count = many.distinct && many.sorted ? length - many.count + 1 : length;
  return Array.from({ length: count }, (_, first) =>
    own.keys.map((_key, item) => (many.distinct ? (first + item) % length : first)),
  );
}

/** The combination in which each choice takes its largest number. */
function largestOf(choices: readonly Own[]): Decided {
  const decided = new Map<string, number>();
  fill(choices, decided, (own) => own.descending);
  return decided;
}

/** The combination in which each choice takes its smallest number. */
export function smallestOf(choices: readonly Own[]): Decided {
  const decided = new Map<string, number>();
  fill(choices, decided, (own) => own.ascending);
  return decided;
}

function fill(
  choices: readonly Own[],
  into: Map<string, number>,
  order: (own: Own) => () => Iterable<number>,
): void {
  for (const own of choices) {
    const list = known(own, into) ?? firstOf(lists(own, order(own)));
    take(own, list, into);
    fill(opened(own, list), into, order);
  }
}

/** A number for each choice, those too that the largest combination does not open. */
export function defaultsOf(choices: readonly Own[]): Decided {
  const decided = new Map(largestOf(choices));
  for (const own of choices)
    for (const [key, number] of defaultsOf(allOpened(own))) if (!decided.has(key)) decided.set(key, number);
  return decided;
}

/** What a name has been decided to. */
function known(own: Own, decided: Decided): readonly number[] | undefined {
  const numbers = own.keys.map((key) => decided.get(key));
  const found = numbers.filter((number) => number !== undefined);
  return found.length === numbers.length ? found : undefined;
}

function firstOf(found: Generator<readonly number[], void>): readonly number[] {
  return found.next().value ?? [];
}

function take({ keys }: Own, list: readonly number[], into: Map<string, number>): void {
  keys.forEach((key, item) => into.set(key, list[item] ?? 0));
}

function opened(own: Own, list: readonly number[]): readonly Own[] {
  return list.flatMap((number, item) => own.opens(item, number));
}

/** All combinations, the largest first; undefined where there are more than `most`, or endlessly many. */
export function combinations(choices: readonly Own[], most: number): readonly Decided[] | undefined {
  const expand = (decided: Decided, waiting: readonly Own[]): readonly Decided[] | undefined => {
    const [own, ...others] = waiting;
    if (own === undefined) return [decided];
    if (own.isEndless) return undefined;
    const before = known(own, decided);
    const found: Decided[] = [];
    for (const list of before === undefined ? lists(own, own.descending) : [before]) {
      const taken = new Map(decided);
      take(own, list, taken);
      const inner = expand(taken, [...opened(own, list), ...others]);
      if (inner === undefined || (found.push(...inner), found.length > most)) return undefined;
    }
    return found;
  };
  return expand(new Map(), choices);
}

/** Each choice's numbers, with the others at their largest, as far as is known: all that a shared weight's size can depend on. */
export function variations(choices: readonly Own[], largest: Decided): readonly Decided[] {
  const found: Decided[] = [largest];
  const vary = (some: readonly Own[]): void => {
    for (const own of some)
      for (const list of fewLists(own)) {
        const decided = new Map(largest);
        take(own, list, decided);
        fill(opened(own, list), decided, (each) => each.descending);
        found.push(decided);
        vary(opened(own, list));
      }
  };
  vary(choices);
  return found;
}

/** What a path decides of a layer's own choices. @param otherwise is asked where the path says nothing. */
export function decidedOf(choices: readonly Own[], decided: Decided, otherwise: Decided): Decided {
  const found = new Map<string, number>();
  const walk = (some: readonly Own[]): void => {
    for (const own of some) {
      const list = own.keys.map((key) => decided.get(key) ?? otherwise.get(key) ?? 0);
      take(own, list, found);
      walk(opened(own, list));
    }
  };
  walk(choices);
  return found;
}

/** The decisions of a layer's own choices in a longer path, as text: equal for equal instances. */
export function signature(choices: readonly Own[], decided: Decided): string {
  return choices
    .map((own) => {
      const list = own.keys.map((key) => decided.get(key) ?? 0);
      return `${list.join()}(${signature(opened(own, list), decided)})`;
    })
    .join();
}
