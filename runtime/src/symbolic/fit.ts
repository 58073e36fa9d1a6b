/**
 * Whether a value belongs to a domain, and where in it that fails. A value is looked through as far as the domain says
 * anything of it; a hyper value on the way is asked whether each value that it can take fits its place.
 */
import { describe } from "./describe.js";
import type { ClassInfo } from "./class-info.js";
import {
  mayBeAbsent,
  type ClassDomain,
  type Domain,
  type ListDomain,
  type ManyDomain,
  type ObjectDomain,
  type RecursiveDomain,
} from "./domain.js";
import { domainType } from "./domain-text.js";
import { HyperValue } from "./hyper-value.js";
import { info, isPlainArray, isPlainObject } from "./marks.js";
import { DEEPEST } from "./nesting.js";
import type { Key } from "./node.js";
import { argumentsOf, infoOf } from "./object.js";

/** Where in a value it does not fit, and why. */
export interface Misfit {
  readonly keys: readonly Key[];
  /** How many parts beside it fit, which come before it: of several misfits the one that got furthest tells the most. */
  readonly passed: number;
  /** Late, as most misfits are one candidate's among several, and of no interest. */
  readonly problem: () => string;
}

/**
 * How a value is taken. `"accepted"`: as an argument is, a subclass's object and properties beside those of an object type
 * included. `"within"`: as a point of the domain's space, which has neither.
 */
type Manner = "accepted" | "within";

/** How many parts stand inside one another, those that hyper values ask about included. */
let depth = 0;

/** What is known of values where a recursive type stands, for as long as one look lasts; one that is looked at is taken to fit. */
const known = new Map<RecursiveDomain, Map<object, Misfit | undefined>>();

/** Why a value, hyper or plain, does not fit a domain; undefined where it does. */
export function misfitOf(domain: Domain, value: unknown): Misfit | undefined {
  return fit(domain, value, "accepted");
}

/** Whether a value belongs to a domain; classes are taken nominally, by instanceof. */
export function accepts(domain: Domain, value: unknown): boolean {
  return fit(domain, value, "accepted") === undefined;
}

/** Whether a plain value lies in the space of a domain: unlike one that is accepted, an object of a subclass does not. */
export function isWithin(domain: Domain, value: unknown): boolean {
  return fit(domain, value, "within") === undefined;
}

/** Why an argument may not stand at its place, or undefined where it may. */
export function argumentMisfit(
  entry: ClassInfo,
  index: number,
  domain: Domain | undefined,
  value: unknown,
): Misfit | undefined {
  return domain === undefined
    ? undefined
    : fitOptional(domain, value, entry.params[index]?.optional === true, "accepted");
}

/** What may be left out may be undefined too, and then that is a candidate like any other. */
function fitOptional(domain: Domain, value: unknown, optional: boolean, manner: Manner): Misfit | undefined {
  const misfit = fit(domain, value, manner);
  if (misfit === undefined || !optional || manner === "within") return misfit;
  if (value === undefined) return undefined;
  if (!(value instanceof HyperValue)) return misfit;
  const candidates: readonly Domain[] = [domain, { kind: "constant", value: undefined }];
  return fit({ kind: "choice", candidates }, value, manner) === undefined ? undefined : misfit;
}

/** Few functions call each other here: depth costs stack. */
function fit(domain: Domain, value: unknown, manner: Manner): Misfit | undefined {
  if (manner === "accepted") {
    if (value instanceof HyperValue) return fitHyper(domain, value);
    if (isDeferredCall(value)) return undefined;
  }
  switch (domain.kind) {
    case "constant":
      return Object.is(domain.value, value) ? undefined : isNot(domain, value);
    case "float":
      return typeof value === "number" && value >= domain.min && value <= domain.max
        ? undefined
        : isNot(domain, value);
    case "int":
      return typeof value === "number" &&
        value >= domain.min &&
        value <= domain.max &&
        Number.isInteger((value - domain.min) / domain.step)
        ? undefined
        : isNot(domain, value);
    case "choice": {
      let closest: Misfit | undefined;
      for (const candidate of domain.candidates) {
        if (candidate.kind === "constant") {
          if (Object.is(candidate.value, value)) return undefined;
          continue;
        }
        const misfit = fit(candidate, value, manner);
        if (misfit === undefined || misfit === tooDeep) return misfit;
        if (misfit.keys.length > 0 && (closest === undefined || isCloser(misfit, closest))) closest = misfit;
      }
      return closest ?? isNot(domain, value);
    }
    case "labelled":
      return fit(domain.domain, value, manner);
    case "recursive": {
      // Each value is looked at once for each recursive type: what has several ways into one part, or a circle, has an end.
      if (typeof value !== "object" || value === null) return fit(domain.domain, value, manner);
      const values = valuesKnown(domain);
      if (values.has(value)) return values.get(value);
      values.set(value, undefined);
      const misfit = fit(domain.domain, value, manner);
      values.set(value, misfit);
      if (depth === 0) known.clear();
      return misfit;
    }
    case "absent":
      return isNot(domain, value);
    case "hole":
      return manner === "accepted" ? undefined : isNot(domain, value);
    case "class":
    case "object":
    case "list":
    case "many": {
      if (depth >= DEEPEST) return tooDeep;
      depth++;
      try {
        if (domain.kind === "list") return fitList(domain, value, manner);
        if (domain.kind === "object") return fitObject(domain, value, manner);
        return domain.kind === "many" ? fitMany(domain, value, manner) : fitClass(domain, value, manner);
      } finally {
        if (--depth === 0) known.clear();
      }
    }
  }
}

const TOO_DEEP = `it is nested more than ${DEEPEST} deep`;

/** Where that is nobody wants to read. */
const tooDeep: Misfit = { keys: [], passed: 0, problem: () => TOO_DEEP };

function fitHyper(domain: Domain, value: HyperValue): Misfit | undefined {
  let problem: string | undefined = TOO_DEEP;
  if (depth < DEEPEST) {
    depth++;
    try {
      problem = value.misfit(domain);
    } finally {
      if (--depth === 0) known.clear();
    }
  }
  if (problem === undefined) return undefined;
  if (problem.endsWith(TOO_DEEP)) return tooDeep;
  const text = problem;
  return { keys: [], passed: 0, problem: () => text };
}

function valuesKnown(domain: RecursiveDomain): Map<object, Misfit | undefined> {
  let values = known.get(domain);
  if (values === undefined) known.set(domain, (values = new Map<object, Misfit | undefined>()));
  return values;
}

function isNot(domain: Domain, value: unknown): Misfit {
  return { keys: [], passed: 0, problem: () => `${describe(value)} is not ${domainType(domain)}` };
}

/** A misfit of a part, as one of the whole. */
function inside(key: Key, passed: number, misfit: Misfit): Misfit {
  if (misfit === tooDeep) return misfit;
  return { keys: [key, ...misfit.keys], passed, problem: misfit.problem };
}

function isCloser(a: Misfit, b: Misfit): boolean {
  return a.keys.length > b.keys.length || (a.keys.length === b.keys.length && a.passed > b.passed);
}

function fitClass(domain: ClassDomain, value: unknown, manner: Manner): Misfit | undefined {
  const { type, domains } = domain;
  const entry = manner === "within" || domains !== undefined ? infoOf(value) : undefined;
  if (manner === "within" ? entry?.type !== type : !(value instanceof type)) return isNot(domain, value);
  if (domains === undefined || entry?.type !== type || typeof value !== "object" || value === null)
    return undefined;
  for (const [index, argument] of argumentsOf(value).entries()) {
    const own = domains[index];
    const { name, optional = false } = entry.params[index] ?? {};
    const misfit = own === undefined ? undefined : fitOptional(own, argument, optional, "accepted");
    if (misfit !== undefined) return inside(name ?? index, index, misfit);
  }
  return undefined;
}

function fitObject(domain: ObjectDomain, value: unknown, manner: Manner): Misfit | undefined {
  if (!isPlainObject(value)) return isNot(domain, value);
  const { fields } = domain;
  for (const [index, field] of fields.entries()) {
    const { name } = field;
    // What a default stands in for is accepted; in the space that default has a place of its own.
    const optional = mayBeAbsent(field.domain) || (field.defaulted === true && manner === "accepted");
    if (!Object.hasOwn(value, name)) {
      if (optional) continue;
      const problem = (): string => `it is missing; it has to be ${domainType(field.domain)}`;
      return { keys: [name], passed: index, problem };
    }
    const misfit = fitOptional(field.domain, value[name], optional, manner);
    if (misfit !== undefined) return inside(name, index, misfit);
  }
  if (manner === "accepted") return undefined;
  const names = new Set(fields.map(({ name }) => name));
  return Object.keys(value).every((key) => names.has(key)) ? undefined : isNot(domain, value);
}

function fitList(domain: ListDomain, value: unknown, manner: Manner): Misfit | undefined {
  const { items } = domain;
  if (!isPlainArray(value)) return isNot(domain, value);
  if (value.length !== items.length) return isNotLong(domain, value);
  for (const [index, item] of items.entries()) {
    const misfit = fit(item, value[index], manner);
    if (misfit !== undefined) return inside(index, index, misfit);
  }
  return undefined;
}

function isNotLong(domain: Domain, value: readonly unknown[]): Misfit {
  const problem = (): string => `a list of ${value.length} is not ${domainType(domain)}`;
  return { keys: [], passed: 0, problem };
}

function fitMany(domain: ManyDomain, value: unknown, manner: Manner): Misfit | undefined {
  const { candidates, count, distinct, sorted } = domain;
  if (!isPlainArray(value)) return isNot(domain, value);
  if (value.length !== count) return isNotLong(domain, value);
  const one: Domain = { kind: "choice", candidates };
  for (const [index, item] of value.entries()) {
    const misfit = fit(one, item, manner);
    if (misfit !== undefined) return inside(index, index, misfit);
  }
  // Which candidate an undecided item will be is known only then.
  if ((!distinct && !sorted) || value.some((item) => item instanceof HyperValue)) return undefined;
  const fitting = (item: unknown): readonly number[] =>
    candidates.flatMap((candidate, index) => {
      const isConstant = candidate.kind === "constant";
      const fits = isConstant ? Object.is(candidate.value, item) : fit(candidate, item, manner) === undefined;
      return fits ? [index] : [];
    });
  const isAllowed = sorted ? canRise(value, fitting, distinct) : canBeDistinct(value, fitting);
  if (isAllowed) return undefined;
  const rule = [...(distinct ? ["each once"] : []), ...(sorted ? ["in their order"] : [])].join(", ");
  return { keys: [], passed: 0, problem: () => `its items are not taken ${rule}, of ${domainType(domain)}` };
}

/** Whether each item can be a candidate behind that of the item before it. The first that fits leaves the most to the rest. */
function canRise(
  items: readonly unknown[],
  fitting: (item: unknown) => readonly number[],
  distinct: boolean,
): boolean {
  let last = distinct ? -1 : 0;
  return items.every((item) => {
    const next = fitting(item).find((index) => (distinct ? index > last : index >= last));
    last = next ?? last;
    return next !== undefined;
  });
}

/** Whether each item can be a candidate of its own: augmenting paths (Kuhn's algorithm), of which literals need none. */
function canBeDistinct(items: readonly unknown[], fitting: (item: unknown) => readonly number[]): boolean {
  const holder = new Map<number, unknown>();
  const place = (item: unknown, tried: Set<number>): boolean =>
    fitting(item).some((index) => {
      if (tried.has(index)) return false;
      tried.add(index);
      if (holder.has(index) && !place(holder.get(index), tried)) return false;
      holder.set(index, item);
      return true;
    });
  return items.every((item) => place(item, new Set()));
}

/** A call of a symbolized function that waits for its arguments: what it gives is known only then. */
function isDeferredCall(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { [info]: entry } = value as { readonly [info]?: ClassInfo };
  return entry?.isFunction === true;
}
