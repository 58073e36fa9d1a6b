// Paths through a space that between them take each candidate of each decision, of which there are few: several decisions are tried on
// one path.
import { DNA, RandomStream, type DecisionPoint, type DNASpec, type Space } from "tsglove";
import type { CategoricalPoint, CustomPoint, Subchoice } from "../geno/points.js";
import { isAllowed } from "../geno/subchoices.js";
import { decideSpace, spaceUnder } from "../geno/walk.js";
import type { Decided } from "./route.js";
import { spaced } from "./spaced.js";

/** How often others are drawn beside a decision, until constraints allow it. */
const MOST_DRAWS = 100;

/** A decision to be tried: those that open it, and itself. */
interface Item {
  readonly point: DecisionPoint;
  readonly number: number;
  readonly decided: Decided;
}

/** The key of a decision point. */
function keyOf({ name, id }: DecisionPoint): string {
  return name ?? id;
}

/** Finds points of a space that make certain decisions. */
export class Cover {
  readonly #spec: DNASpec;
  /** What is taken where nothing else is said. */
  readonly #otherwise: Decided;
  readonly #items: readonly Item[];
  /** What has to be decided, so that there is a decision of a key. */
  readonly #openers = new Map<string, Decided>();

  /** @param otherwise numbers by key; read when it is needed. */
  constructor(spec: DNASpec, otherwise: Decided) {
    this.#spec = spec;
    this.#otherwise = otherwise;
    this.#items = [...this.#itemsIn(spec.space, new Map())];
  }

  /** The point that makes some decisions, and else what is said of no decision; undefined where constraints do not allow it. */
  exactly(forced: Decided): DNA | undefined {
    const dna = this.#pointWith(this.#opened(forced), ({ key }) => this.#otherwise.get(key) ?? 0);
    return this.#spec.isFeasible(dna) && makes(dna, forced) ? dna : undefined;
  }

  /** Whether constraints allow some decisions, and else what is said of no decision. */
  allows(decided: Decided): boolean {
    if (this.#spec.constraints.length === 0) return true;
    return this.#spec.isFeasible(this.#pointWith(decided, ({ key }) => this.#otherwise.get(key) ?? 0));
  }

  /**
   * A point that makes some decisions, and else, as far as constraints allow, what is said of no decision; undefined where there is none, or
   * none was found.
   */
  with(forced: Decided): DNA | undefined {
    const exact = this.exactly(forced);
    if (exact !== undefined) return exact;
    const opened = this.#opened(forced);
    const random = RandomStream.of("cover");
    for (let i = 0; i < MOST_DRAWS; i++) {
      const dna = this.#pointWith(opened, ({ point, key }) =>
        point.kind === "custom" ? (this.#otherwise.get(key) ?? 0) : drawn(point, random),
      );
      if (this.#spec.isFeasible(dna) && makes(dna, forced)) return this.#drawnNear(dna, opened);
    }
    return undefined;
  }

  /** A point with what is said of no decision wherever constraints allow it, one decision after another. */
  #drawnNear(dna: DNA, forced: Decided): DNA {
    let decided: Decided = new Map([...decisionsOf(dna), ...forced]);
    for (const [key, number] of this.#otherwise) {
      const nearer = new Map([...decided, [key, number]]);
      if (!forced.has(key) && this.allows(nearer)) decided = nearer;
    }
    return this.#pointWith(decided, ({ key }) => this.#otherwise.get(key) ?? 0);
  }

  /** Points that between them take each candidate of each decision, and of ranges their ends and some between. */
  *covering(): Generator<DNA, void> {
    let waiting = this.#items;
    while (waiting.length > 0) {
      const forced = new Map<string, number>();
      const merged: Item[] = [];
      for (const item of waiting)
        if (canMerge(item, forced)) {
          for (const [key, number] of item.decided) forced.set(key, number);
          merged.push(item);
        }
      const together = this.exactly(forced);
      if (together !== undefined) yield together;
      else
        for (const { decided } of merged) {
          const alone = this.with(decided);
          if (alone !== undefined) yield alone;
        }
      waiting = waiting.filter((item) => !merged.includes(item));
    }
  }

  *#itemsIn(space: Space, opened: Decided): Generator<Item, void> {
    for (const point of space) {
      const key = keyOf(point);
      if (!this.#openers.has(key)) this.#openers.set(key, opened);
      for (const number of numbersOf(point)) {
        const decided = new Map([...opened, [key, number]]);
        if (isPossible(point, number)) yield { point, number, decided };
        yield* this.#itemsIn(spaceUnder(point, number), decided);
      }
    }
  }

  #opened(forced: Decided): Decided {
    const opened = new Map<string, number>();
    for (const key of forced.keys())
      for (const [opener, number] of this.#openers.get(key) ?? []) opened.set(opener, number);
    return new Map([...opened, ...forced]);
  }

  #pointWith(
    forced: Decided,
    wanted: (asked: { readonly point: DecisionPoint; readonly key: string }) => number,
  ): DNA {
    const numbers: number[] = [];
    decideSpace(
      this.#spec.space,
      (point, picked) => {
        const key = keyOf(point);
        const number = forced.get(key) ?? wanted({ point, key });
        return point.kind === "categorical" ? nearestAllowed(point, picked, number, forced) : number;
      },
      numbers,
      new Set(),
    );
    return DNA.trusted(this.#spec, numbers);
  }
}

/** The decisions of a point, by key. */
export function decisionsOf(dna: DNA): Decided {
  return new Map(dna.decisions.map(({ point, number }) => [keyOf(point), number]));
}

/** Whether a point makes all of some decisions. */
function makes(dna: DNA, forced: Decided): boolean {
  const made = decisionsOf(dna);
  return [...forced].every(([key, number]) => made.get(key) === number);
}

/** The numbers of a decision that stand for all of them. */
function numbersOf(point: DecisionPoint): readonly number[] {
  switch (point.kind) {
    case "categorical": {
      const { candidates } = point;
      const all = [...candidates.keys()];
      const values = candidates.map(({ literal }) => literal?.value);
      const isNumeric = values.every((value) => typeof value === "number");
      return isNumeric ? spaced(all.toSorted((a, b) => Number(values[a]) - Number(values[b]))) : all;
    }
    case "int":
      return spaced({ length: point.count }, (index) => index);
    case "float":
      return [point.min, point.max];
    case "custom":
      return [];
  }
}

/** Whether an item of a `manyof` can take a number at all. */
function isPossible(point: DecisionPoint, number: number): boolean {
  if (point.kind !== "categorical" || point.many === undefined) return true;
  const { index, count, distinct, sorted } = point.many;
  if (!distinct || !sorted) return true;
  return number >= index && number <= point.candidates.length - (count - index);
}

function canMerge({ point, number, decided }: Item, forced: Decided): boolean {
  for (const [key, each] of decided) if ((forced.get(key) ?? each) !== each) return false;
  if (point.kind !== "categorical" || point.many === undefined) return true;
  return leavesRoom(point.many, number, forced);
}

/** Whether the other items of a `manyof` can still take what they are to. */
function leavesRoom(many: Subchoice, number: number, forced: Decided): boolean {
  for (let other = 0; other < many.count; other++) {
    const taken = other === many.index ? undefined : forced.get(keyOfItem(many, other));
    if (taken === undefined) continue;
    if (!many.sorted) {
      if (many.distinct && taken === number) return false;
      continue;
    }
    const between = many.distinct ? Math.abs(other - many.index) : 0;
    if (other > many.index ? number + between > taken : taken + between > number) return false;
  }
  return true;
}

function keyOfItem({ name, id }: Subchoice, index: number): string {
  return `${name ?? id}[${index}]`;
}

/** The number that is wanted, or one that the items before it leave to an item of a `manyof`, and that leaves the others theirs. */
function nearestAllowed(
  point: CategoricalPoint,
  picked: readonly number[],
  wanted: number,
  forced: Decided,
): number {
  const { many, candidates } = point;
  if (many === undefined) return wanted;
  const isFit = (number: number): boolean =>
    isAllowed(point, picked, number) && leavesRoom(many, number, forced);
  return isFit(wanted) ? wanted : Math.max(0, [...candidates.keys()].find(isFit) ?? 0);
}

function drawn(point: Exclude<DecisionPoint, CustomPoint>, random: RandomStream): number {
  switch (point.kind) {
    case "categorical":
      return random.int(point.candidates.length);
    case "int":
      return random.int(point.count);
    case "float":
      return point.min + random.next() * (point.max - point.min);
  }
}
