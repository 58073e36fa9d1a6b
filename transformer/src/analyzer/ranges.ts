/** Which numbers make a range, as the runtime has it: of others there is nothing to search, and nothing to compare with. */
import { rangeProblem, type Scale } from "tsglove/geno";
import type { DomainModel } from "./model.js";

export function isScale(value: unknown): value is Scale {
  return value === "linear" || value === "log" || value === "rlog";
}

export function isFloatRange(min: number, max: number, scale: unknown): boolean {
  return isScale(scale) && rangeProblem(min, max, scale) === undefined;
}

export function isIntRange(min: number, max: number, step: number): boolean {
  return (
    [min, max, step].every(Number.isSafeInteger) && min <= max && Number.isSafeInteger(max - min) && step > 0
  );
}

type RangeDomain = Extract<DomainModel, { readonly kind: "float" | "int" }>;

/** Whether a domain is one that rule 1003 has nothing to say of. */
export function isRange(domain: RangeDomain): boolean {
  return domain.kind === "float"
    ? isFloatRange(domain.min, domain.max, domain.scale)
    : isIntRange(domain.min, domain.max, domain.step);
}
