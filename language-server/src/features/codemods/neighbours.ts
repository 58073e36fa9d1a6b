/**
 * The values around a number that one would try next: half and double of a width, two less and two more of an odd kernel size,
 * a range around a rate. They are where a search may begin; a person narrows or widens them.
 */
import type { DomainModel } from "@tsglove/transformer/analysis";
import { numberText } from "tsglove/geno";

export type Neighbours =
  | { readonly kind: "list"; readonly values: readonly number[] }
  | { readonly kind: "range"; readonly min: number; readonly max: number; readonly scale: "linear" | "log" };

/** @param domain what the place takes: neighbours outside of it are none. */
export function neighboursOf(value: number, domain?: DomainModel): Neighbours | undefined {
  if (!Number.isFinite(value)) return undefined;
  switch (domain?.kind) {
    case undefined:
      return plainNeighbours(value);
    case "labelled":
      return neighboursOf(value, domain.domain);
    case "choice":
      return among(value, domain.candidates);
    case "int": {
      const { min, max, step } = domain;
      const values = [value - step, value, value + step].filter((each) => min <= each && each <= max);
      return listOf(values);
    }
    case "float": {
      const { min, max, scale } = domain;
      const range = rangeAround(value, scale === "log");
      const inner = { ...range, min: Math.max(range.min, min), max: Math.min(range.max, max) };
      return inner.min < inner.max ? inner : undefined;
    }
    default:
      return undefined;
  }
}

/** The candidates before and behind a value, by size. */
function among(value: number, candidates: readonly DomainModel[]): Neighbours | undefined {
  const numbers = candidates
    .flatMap((each) => (each.kind === "literal" && typeof each.value === "number" ? [each.value] : []))
    .sort((a, b) => a - b);
  const at = numbers.indexOf(value);
  return at === -1 ? undefined : listOf(numbers.slice(Math.max(0, at - 1), at + 2));
}

function plainNeighbours(value: number): Neighbours | undefined {
  if (!Number.isInteger(value)) return rangeAround(value, value > 0 && value < 0.1);
  if (!Number.isSafeInteger(2 * value)) return undefined;
  return listOf(wholeNeighbours(value));
}

function wholeNeighbours(value: number): readonly number[] {
  if (value < 0)
    return wholeNeighbours(-value)
      .map((each) => -each)
      .reverse();
  if (value === 0) return [0, 1, 2];
  if (value === 1) return [1, 2, 3];
  return value % 2 === 0 ? [value / 2, value, value * 2] : [value - 2, value, value + 2];
}

/** A rate is searched by orders of magnitude, a share between none and all, another number between half and double. */
function rangeAround(value: number, byMagnitude: boolean): Extract<Neighbours, { kind: "range" }> {
  if (byMagnitude && value > 0)
    return { kind: "range", min: rounded(value / 10), max: rounded(value * 10), scale: "log" };
  if (value > 0 && value < 1) return { kind: "range", min: 0, max: 1, scale: "linear" };
  const ends = [rounded(value / 2), rounded(value * 2)].sort((a, b) => a - b);
  return { kind: "range", min: ends[0] ?? value, max: ends[1] ?? value, scale: "linear" };
}

/** Without what binary fractions add: 3e-4 / 10 is 0.000029999999999999997. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function listOf(values: readonly number[]): Neighbours | undefined {
  return values.length > 1 ? { kind: "list", values } : undefined;
}

/** The export of tsglove that neighbours are written with, as a value or as a type; none for a union of literals. */
export function writerOf({ kind }: Neighbours, use: "value" | "type"): string | undefined {
  if (kind === "range") return use === "value" ? "floatv" : "Float";
  return use === "value" ? "oneof" : undefined;
}

/** Neighbours as an expression, `oneof([16, 32, 64])`, or as a type, `16 | 32 | 64`. @param writer what the export is called here. */
export function neighboursText(neighbours: Neighbours, use: "value" | "type", writer: string): string {
  if (neighbours.kind === "list") {
    const values = neighbours.values.map((each) => (Object.is(each, -0) ? "0" : numberText(each)));
    return use === "value" ? `${writer}([${values.join(", ")}])` : values.join(" | ");
  }
  const { min, max, scale } = neighbours;
  const parts = [numberText(min), numberText(max), ...(scale === "log" ? ['"log"'] : [])].join(", ");
  return use === "value" ? `${writer}(${parts})` : `${writer}<${parts}>`;
}
