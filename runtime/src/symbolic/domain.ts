/** What a parameter's type allows, as plain data: written by the transformer, read by `searchSpace` and by checks. */
import { literalText, numberText } from "../geno/literal-text.js";
import { rangeProblem } from "../geno/scale.js";
import { someOf } from "../geno/some-of.js";
import type { Scale } from "../geno/points.js";
import type { Literal } from "../geno/literal.js";

/** Any class, abstract ones and those with private constructors included. */
export type AnyClass = abstract new (...args: never[]) => object;

/** A class or function: what `symbolize` takes. */
export type Symbolizable = AnyClass | ((...args: never[]) => unknown);

export type Domain = ConstantDomain | ChoiceDomain | FloatDomain | IntDomain | ClassDomain;

/** Exactly one value: a literal type. */
export interface ConstantDomain {
  readonly kind: "constant";
  readonly value: Literal;
}

/** A union type: any of the candidates, in declaration order. */
export interface ChoiceDomain {
  readonly kind: "choice";
  readonly candidates: readonly Domain[];
}

/** `Float<min, max, scale>`. */
export interface FloatDomain {
  readonly kind: "float";
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
}

/** `Int<min, max, step>`. */
export interface IntDomain {
  readonly kind: "int";
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A `@searchable` class: its instances, with the space of its own parameters. */
export interface ClassDomain {
  readonly kind: "class";
  readonly type: AnyClass;
}

/** @throws RangeError where min, max and scale make no range. */
export function floatDomain(min: number, max: number, scale: Scale): FloatDomain {
  const problem = rangeProblem(min, max, scale);
  if (problem !== undefined) throw new RangeError(`Float: ${problem}.`);
  return { kind: "float", min, max, scale };
}

/** @throws RangeError where min, max and step make no range of whole steps. */
export function intDomain(min: number, max: number, step: number): IntDomain {
  const problem = intRangeProblem(min, max, step);
  if (problem !== undefined) throw new RangeError(`Int: ${problem}.`);
  return { kind: "int", min, max, step };
}

function intRangeProblem(min: number, max: number, step: number): string | undefined {
  if (![min, max, step].every(Number.isSafeInteger))
    return `${min} to ${max} by ${step} has a part that is no whole number`;
  if (min > max) return `the range ${min} to ${max} is empty; write the smaller number first`;
  if (!Number.isSafeInteger(max - min))
    return `the range ${min} to ${max} holds more values than can be counted`;
  return step > 0 ? undefined : `a step of ${step} leads nowhere; give 1 or more`;
}

/** Whether a plain (not hyper) value belongs to a domain; classes are taken nominally, by instanceof. */
export function accepts(domain: Domain, value: unknown): boolean {
  switch (domain.kind) {
    case "constant":
      return Object.is(domain.value, value);
    case "choice":
      return domain.candidates.some((candidate) => accepts(candidate, value));
    case "float":
      return typeof value === "number" && value >= domain.min && value <= domain.max;
    case "int":
      return (
        typeof value === "number" &&
        value >= domain.min &&
        value <= domain.max &&
        Number.isInteger((value - domain.min) / domain.step)
      );
    case "class":
      return value instanceof domain.type;
  }
}

/** A domain as the type that a person would write: `32 | 48 | 64`, `Float<1e-6, 1e-3, "log">`, `Conv | MaxPool`. */
export function domainType(domain: Domain): string {
  switch (domain.kind) {
    case "constant":
      return literalText(domain.value);
    case "choice":
      return someOf(domain.candidates.map(domainType));
    case "float":
      return `Float<${numberText(domain.min)}, ${numberText(domain.max)}${domain.scale === "linear" ? "" : `, "${domain.scale}"`}>`;
    case "int":
      return `Int<${domain.min}, ${domain.max}${domain.step === 1 ? "" : `, ${domain.step}`}>`;
    case "class":
      return domain.type.name;
  }
}
