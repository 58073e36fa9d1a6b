/** Whether a number can be a point's decision, and what one says where it cannot. */
import { numberText, shownValue } from "./literal-text.js";
import type { DecisionPoint } from "./points.js";
import { someOf } from "./some-of.js";
import { isAllowed } from "./subchoices.js";

/**
 * Why a number is no decision of a point, or undefined where it is one.
 *
 * @param picked what the subchoices before it took, where it is one of a manyof.
 */
export function decisionProblem(
  point: DecisionPoint,
  number: unknown,
  picked: readonly number[],
): string | undefined {
  const misfit = `${shownValue(number)} is not ${domainOf(point)}`;
  if (typeof number !== "number") return misfit;
  if (point.kind === "float") return number >= point.min && number <= point.max ? undefined : misfit;
  if (!Number.isInteger(number) || number < 0 || number >= countOf(point)) return misfit;
  if (point.kind !== "categorical" || isAllowed(point, picked, number)) return undefined;
  return `${number} may not follow ${picked.join(", ")}: the choices of "${point.many?.id ?? point.id}" are ${orderText(point)}`;
}

function countOf(point: Exclude<DecisionPoint, { kind: "float" }>): number {
  switch (point.kind) {
    case "int":
      return point.count;
    case "categorical":
      return point.candidates.length;
    case "custom":
      return point.genomes.size;
  }
}

function orderText({ many }: Extract<DecisionPoint, { kind: "categorical" }>): string {
  if (many?.distinct !== true) return "sorted";
  return many.sorted ? `distinct and sorted, ${many.count} in all` : "distinct";
}

/** What numbers a point takes, in words. */
export function domainOf(point: DecisionPoint): string {
  switch (point.kind) {
    case "float":
      return `a number from ${numberText(point.min)} to ${numberText(point.max)}`;
    case "int":
      return `a whole number from 0 to ${point.count - 1} (the index of ${point.min} to ${point.max} by ${point.step})`;
    case "custom":
      return "the number of a genome that this program has seen";
    case "categorical":
      return `a whole number from 0 to ${point.candidates.length - 1} (the index of ${someOf(point.candidates.map(({ label }) => label))})`;
  }
}
