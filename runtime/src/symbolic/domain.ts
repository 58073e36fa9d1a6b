/** What a parameter's type allows, as plain data: written by the transformer, read by `searchSpace` and by checks. */
import { rangeProblem } from "../geno/scale.js";
import type { Scale } from "../geno/points.js";
import type { Literal } from "../geno/literal.js";

/** Any class, abstract ones and those with private constructors included. */
export type AnyClass = abstract new (...args: never[]) => object;

/** A class or function: what `symbolize` takes. */
export type Symbolizable = AnyClass | ((...args: never[]) => unknown);

export type Domain =
  | ConstantDomain
  | ChoiceDomain
  | FloatDomain
  | IntDomain
  | ClassDomain
  | AbsentDomain
  | ObjectDomain
  | ListDomain
  | ManyDomain
  | LabelledDomain
  | RecursiveDomain
  | HoleDomain;

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
  /** Of a generic class with its type arguments, `Box<32 | 64>`: the domains of its parameters, in place of its own. */
  readonly domains?: readonly (Domain | undefined)[];
}

/** `x?: T`: the property is left out; a candidate of the property's choice. */
export interface AbsentDomain {
  readonly kind: "absent";
}

/** An object type, interface, `Record`, ...: a product over its properties. */
export interface ObjectDomain {
  readonly kind: "object";
  readonly fields: readonly Field[];
}

/** A property of an object type. It may be left out where its domain is a choice with an absent candidate. */
export interface Field {
  readonly name: string;
  readonly domain: Domain;
  /** It may be left out as well, and is then one of its values: the pattern that takes it has a default. */
  readonly defaulted?: boolean;
}

/** A tuple, or a list of so many items of one type (`FixedArray`): a product over its items. */
export interface ListDomain {
  readonly kind: "list";
  readonly items: readonly Domain[];
}

/** `ManyOf`, `Permutation`: a list of chosen candidates. */
export interface ManyDomain {
  readonly kind: "many";
  readonly candidates: readonly Domain[];
  readonly count: number;
  /** Each candidate at most once. */
  readonly distinct: boolean;
  /** In the order of the candidates. */
  readonly sorted: boolean;
}

/** `Named`, `Hint`: what the decision point is called and known for. */
export interface LabelledDomain {
  readonly kind: "labelled";
  readonly domain: Domain;
  readonly name?: string;
  readonly hint?: Label;
}

/** What `Hint` may say. */
export type Label = string | number | boolean;

/** A type that holds itself, other than by a class: within `domain` this same object stands where it does. */
export interface RecursiveDomain {
  readonly kind: "recursive";
  readonly name: string;
  readonly domain: Domain;
}

/** A part of a type that has nothing to search, such as `string`: any value may stand there, and no search can give one. */
export interface HoleDomain {
  readonly kind: "hole";
  /** As TypeScript prints it. */
  readonly type: string;
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
  if (step < 1) return `a step of ${step} leads nowhere; give 1 or more`;
  const steps = (max - min) / step;
  return [max - min, Math.floor(steps) + 1].every(Number.isSafeInteger)
    ? undefined
    : `the range ${min} to ${max} holds more values than can be counted`;
}

/** A domain that holds itself. @param make gives its content, in which it may stand. */
export function recursiveDomain(name: string, make: (self: Domain) => Domain): RecursiveDomain {
  const self: { kind: "recursive"; name: string; domain: Domain } = {
    kind: "recursive",
    name,
    domain: { kind: "hole", type: name },
  };
  self.domain = make(self);
  return self;
}

/** What a domain is without its label, and where it is what a recursive type stands for, that. */
export function bare(domain: Domain): Exclude<Domain, LabelledDomain | RecursiveDomain> {
  let at = domain;
  // A type that is nothing but itself (which TypeScript refuses) would go round for ever.
  for (let step = 0; step < 1000 && (at.kind === "labelled" || at.kind === "recursive"); step++)
    at = at.domain;
  return at.kind === "labelled" || at.kind === "recursive" ? { kind: "choice", candidates: [] } : at;
}

/** Whether a property of this domain may be left out. */
export function mayBeAbsent(domain: Domain): boolean {
  const content = bare(domain);
  return content.kind === "absent" || (content.kind === "choice" && content.candidates.some(mayBeAbsent));
}
