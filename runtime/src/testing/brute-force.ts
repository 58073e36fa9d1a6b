/**
 * What a space's points are, by plain recursion over its notation: the order, the values, the ids and the compact JSON
 * that the library is compared with. It uses nothing of the library, and is as slow as it looks.
 */
import { deriveFrom, valueOfGenome, type Notation } from "./random-space.js";

/** One point of a space. */
export interface ExpectedPoint {
  readonly value: unknown;
  /** A float is its lower bound. */
  readonly json: unknown;
}

/** What a part comes to: its value, what it decides side by side, and the values of names so far. */
interface Way {
  readonly value: unknown;
  readonly factors: readonly Factor[];
  readonly names: ReadonlyMap<string, unknown>;
}

interface Factor {
  readonly json: unknown;
  readonly isMany: boolean;
}

/** Stands for a derived value until everything is decided. */
class Later {
  constructor(readonly source: string) {}
}

/** Every point of a space in order; the JSON only holds where no names are shared. Floats are taken at their lower bound. */
export function* pointsOf(notation: Notation): Generator<ExpectedPoint, void> {
  for (const { value, factors, names } of waysOf(notation, new Map()))
    yield { value: settled(value, value, names), json: together(factors) };
}

function* waysOf(notation: Notation, names: Way["names"]): Generator<Way, void> {
  const { name } = notation as { readonly name?: string };
  if (name !== undefined && names.has(name)) yield { value: names.get(name), factors: [], names };
  else
    for (const way of freeWaysOf(notation, names))
      yield name === undefined ? way : { ...way, names: new Map(way.names).set(name, way.value) };
}

function* freeWaysOf(notation: Notation, names: Way["names"]): Generator<Way, void> {
  switch (notation.kind) {
    case "literal":
      yield { value: notation.value, factors: [], names };
      return;
    case "derived":
      yield { value: new Later(notation.source), factors: [], names };
      return;
    case "list":
      for (const { values, factors, names: after } of product(notation.items, names))
        yield { value: values, factors, names: after };
      return;
    case "dict": {
      const keys = notation.entries.map(([key]) => key);
      for (const { values, factors, names: after } of product(
        notation.entries.map(([, part]) => part),
        names,
      ))
        yield { value: Object.fromEntries(keys.map((key, i) => [key, values[i]])), factors, names: after };
      return;
    }
    case "one":
      for (const [index, candidate] of notation.candidates.entries())
        for (const way of waysOf(candidate, names))
          yield { ...way, factors: [{ json: opened(index, way.factors), isMany: false }] };
      return;
    case "many":
      for (const { values, jsons, names: after } of picks(notation, [], names))
        yield {
          value: values,
          factors: [{ json: jsons.length === 1 ? jsons[0] : jsons, isMany: jsons.length > 1 }],
          names: after,
        };
      return;
    case "float":
      yield { value: notation.min, factors: [{ json: notation.min, isMany: false }], names };
      return;
    case "int":
      for (let value = notation.min, index = 0; value <= notation.max; value += notation.step)
        yield { value, factors: [{ json: index++, isMany: false }], names };
      return;
    case "custom":
      for (const genome of notation.genomes)
        yield { value: valueOfGenome(genome), factors: [{ json: genome, isMany: false }], names };
  }
}

interface Row {
  readonly values: readonly unknown[];
  readonly factors: readonly Factor[];
  readonly names: Way["names"];
}

function* product(parts: readonly Notation[], names: Way["names"]): Generator<Row, void> {
  const [first, ...rest] = parts;
  if (first === undefined) yield { values: [], factors: [], names };
  else
    for (const head of waysOf(first, names))
      for (const tail of product(rest, head.names))
        yield {
          values: [head.value, ...tail.values],
          factors: [...head.factors, ...tail.factors],
          names: tail.names,
        };
}

interface Picks {
  readonly values: readonly unknown[];
  readonly jsons: readonly unknown[];
  readonly names: Way["names"];
}

function* picks(
  many: Notation & { readonly kind: "many" },
  taken: readonly number[],
  names: Way["names"],
): Generator<Picks, void> {
  if (taken.length === many.count) {
    yield { values: [], jsons: [], names };
    return;
  }
  for (const [index, candidate] of many.candidates.entries()) {
    if (many.distinct && taken.includes(index)) continue;
    if (many.sorted && taken.some((other) => other > index)) continue;
    for (const way of waysOf(candidate, names))
      for (const rest of picks(many, [...taken, index], way.names))
        yield {
          values: [way.value, ...rest.values],
          jsons: [opened(index, way.factors), ...rest.jsons],
          names: rest.names,
        };
  }
}

/** A decision with what it opens: one decision goes on in its list, several are a list of their own. */
function opened(index: number, factors: readonly Factor[]): unknown {
  const [only] = factors;
  if (only === undefined) return index;
  if (factors.length > 1) return [index, factors.map(({ json }) => json)];
  const { json, isMany } = only;
  return Array.isArray(json) && !isMany ? [index, ...(json as readonly unknown[])] : [index, json];
}

function together(factors: readonly Factor[]): unknown {
  if (factors.length === 0) return null;
  return factors.length === 1 ? factors[0]?.json : factors.map(({ json }) => json);
}

/** A value with its derived parts computed: from a name, or from a property of the root. */
function settled(value: unknown, root: unknown, names: Way["names"]): unknown {
  if (value instanceof Later) {
    const { source } = value;
    return deriveFrom(names.has(source) ? names.get(source) : Reflect.get(root as object, source));
  }
  if (Array.isArray(value)) return value.map((item) => settled(item, root, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, settled(each, root, names)]));
}

/** The ids of all decision points of a space without shared names, in order. */
export function idsOf(notation: Notation, at = ""): readonly string[] {
  const under = (candidates: readonly Notation[], id: string): readonly string[] =>
    candidates.flatMap((each, index) => idsOf(each, `${id}[=${index}/${candidates.length}]`));
  switch (notation.kind) {
    case "literal":
    case "derived":
      return [];
    case "list":
      return notation.items.flatMap((item, index) => idsOf(item, `${at}[${index}]`));
    case "dict":
      return notation.entries.flatMap(([key, each]) =>
        idsOf(each, /[.[\]]/.test(key) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`),
      );
    case "one":
      return [at, ...under(notation.candidates, at)];
    case "many":
      if (notation.count === 1) return [at, ...under(notation.candidates, at)];
      return Array.from({ length: notation.count }, (_, index) => `${at}[${index}]`).flatMap((id) => [
        id,
        ...under(notation.candidates, id),
      ]);
    default:
      return [at];
  }
}
