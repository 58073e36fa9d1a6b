/**
 * The compact JSON form of a DNA, which is PyGlove's: a decision is its number; one that opens others is a list that
 * begins with it, `[1, 0]`, and goes on with what it opens; several side by side are a list of their own,
 * `[[1, 0], 2]`. What a list means follows from the space, so none is marked. A custom decision is its text; a tied
 * point that takes no decision is null.
 */
import { shownValue } from "./literal-text.js";
import type { DecisionPoint, Space } from "./points.js";
import { isDecided, spaceUnder, type Decided } from "./walk.js";

/** See {@link DNA.toJSON}. */
export type CompactDNA = number | string | null | readonly CompactDNA[];

/** The compact form of a point. A space without decisions gives null. */
export function compactOf(space: Space, numbers: readonly number[]): CompactDNA {
  return new Writer(numbers).side(space);
}

class Writer {
  readonly #numbers: readonly number[];
  readonly #decided: Decided = new Set();
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** What stands side by side: one alone stands for itself. */
  side(space: Space): CompactDNA {
    const factors = factorsOf(space);
    const [only] = factors;
    if (only === undefined) return null;
    return factors.length === 1 ? this.#factor(only) : factors.map((factor) => this.#factor(factor));
  }

  #factor(points: Space): CompactDNA {
    const [only] = points;
    return points.length === 1 && only !== undefined
      ? this.#point(only)
      : points.map((point) => this.#point(point));
  }

  #point(point: DecisionPoint): CompactDNA {
    if (isDecided(point, this.#decided)) return null;
    if (point.name !== undefined) this.#decided.add(point.name);
    const number = this.#numbers[this.#at++] ?? NaN;
    if (point.kind === "custom") return point.genomes.textOf(number) ?? null;
    const under = spaceUnder(point, number);
    if (under.length === 0) return number;
    const inner = this.side(under);
    return isPath(under) && Array.isArray(inner)
      ? [number, ...(inner as readonly CompactDNA[])]
      : [number, inner];
  }
}

/** The factors of a product: a point, or the choices of a manyof together. */
function factorsOf(space: Space): readonly Space[] {
  const factors: Space[] = [];
  for (let i = 0; i < space.length; i++) {
    const point = space[i];
    const count = point?.kind === "categorical" ? (point.many?.count ?? 1) : 1;
    factors.push(space.slice(i, i + count));
    i += count - 1;
  }
  return factors;
}

/** Whether a space is one decision, which then continues the list of the one that opens it. */
function isPath(space: Space): boolean {
  return space.length === 1;
}

/**
 * The numbers of a compact form.
 *
 * @throws TypeError naming the decision point where the form has another shape than the space; the numbers themselves are
 *   checked by {@link DNA.of}.
 */
export function numbersOfCompact(space: Space, json: unknown): readonly number[] {
  const reader = new Reader();
  reader.side(space, json, "");
  return reader.numbers;
}

class Reader {
  readonly numbers: number[] = [];
  readonly #decided: Decided = new Set();

  side(space: Space, json: unknown, id: string): void {
    const factors = factorsOf(space);
    const [only] = factors;
    if (only === undefined) {
      if (json !== null) throw shapeError(id, json, "null: there is nothing to decide");
    } else if (factors.length === 1) this.#factor(only, json);
    else {
      const parts = listOf(json, factors.length, id, factors);
      factors.forEach((factor, index) => {
        this.#factor(factor, parts[index]);
      });
    }
  }

  #factor(points: Space, json: unknown): void {
    const [only] = points;
    if (points.length === 1 && only !== undefined) {
      this.#point(only, json);
      return;
    }
    const id = only?.kind === "categorical" ? (only.many?.id ?? "") : "";
    const parts = listOf(json, points.length, id, [points]);
    points.forEach((point, index) => {
      this.#point(point, parts[index]);
    });
  }

  #point(point: DecisionPoint, json: unknown): void {
    if (isDecided(point, this.#decided)) {
      if (json !== null) throw shapeError(point.id, json, `null: "${point.name ?? ""}" is decided before`);
      return;
    }
    if (point.name !== undefined) this.#decided.add(point.name);
    if (point.kind === "custom") {
      if (typeof json !== "string") throw shapeError(point.id, json, "the text of a genome");
      this.numbers.push(point.genomes.numberOf(json, point.id));
      return;
    }
    const list = Array.isArray(json) ? (json as readonly unknown[]) : undefined;
    const number = list === undefined ? json : list[0];
    if (typeof number !== "number")
      throw shapeError(point.id, json, "a decision: a number, or a list that begins with it");
    this.numbers.push(number);
    const under = spaceUnder(point, number);
    if (under.length === 0) {
      if (list !== undefined)
        throw shapeError(point.id, json, `the number alone: ${number} opens no decisions`);
      return;
    }
    if (list === undefined || list.length < 2)
      throw shapeError(
        point.id,
        json,
        `a list: ${number} opens ${under.map(({ id }) => `"${id}"`).join(", ")}`,
      );
    if (!isPath(under) && list.length > 2)
      throw shapeError(point.id, json, "a list of two: the number, and what it opens");
    const goesOn = isPath(under) && list.length > 2;
    this.side(under, goesOn ? list.slice(1) : list[1], `${point.id}[=${number}]`);
  }
}

function listOf(json: unknown, length: number, id: string, factors: readonly Space[]): readonly unknown[] {
  if (Array.isArray(json) && json.length === length) return json as readonly unknown[];
  const ids = factors.flatMap((points) => points.map((point) => `"${point.id}"`));
  throw shapeError(id, json, `a list of ${length}, for ${ids.join(", ")}`);
}

function shapeError(id: string, json: unknown, expected: string): TypeError {
  return new TypeError(
    `${id === "" ? "The DNA" : `"${id}"`}: ${shownValue(json)} stands where the space wants ${expected}.`,
  );
}
