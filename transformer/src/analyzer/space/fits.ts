/**
 * Whether a static value may stand where a domain is, as the runtime checks the arguments of abstract objects. Of what is not
 * known the best is assumed: a misfit is one for sure.
 */
import type { DomainModel } from "../model.js";
import { domainText } from "./domain-text.js";
import { staticText } from "./static-text.js";
import {
  isUndefined,
  literalOf,
  type StaticMany,
  type StaticObject,
  type StaticParam,
  type StaticValue,
} from "./static-value.js";

/** After so many comparisons a value is taken to fit. */
const MOST_STEPS = 100_000;
const DEEPEST = 200;

interface Walk {
  steps: number;
  readonly binders: ReadonlyMap<string, DomainModel>;
  readonly depth: number;
}

/** Why an argument may not stand at its place, undefined where it may. */
export function argumentMisfit(
  param: StaticParam,
  domain: DomainModel | undefined,
  value: StaticValue,
): string | undefined {
  if (domain === undefined || (param.optional && isUndefined(value))) return undefined;
  const problem = valueMisfit(domain, value);
  if (problem === undefined || !param.optional) return problem;
  // Leaving an optional argument out is a candidate like any other.
  const orOmitted: DomainModel = {
    kind: "choice",
    candidates: [domain, { kind: "literal", value: undefined }],
  };
  return valueMisfit(orOmitted, value) === undefined ? undefined : problem;
}

/** Why a value does not belong to a domain, undefined where it does. */
function valueMisfit(domain: DomainModel, value: StaticValue): string | undefined {
  return fits(domain, value, { steps: 0, binders: new Map(), depth: 0 })
    ? undefined
    : `${shown(value)} is not ${domainText(domain)}`;
}

function shown(value: StaticValue): string {
  const text = staticText(value) ?? (value.kind === "object" ? `a ${value.type.name}` : `a ${value.kind}`);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

function fits(domain: DomainModel, value: StaticValue, walk: Walk): boolean {
  if (++walk.steps > MOST_STEPS || walk.depth > DEEPEST) return true;
  const inner: Walk = { ...walk, depth: walk.depth + 1 };
  const answer = fitsInside(domain, value, inner);
  walk.steps = inner.steps;
  return answer;
}

function fitsInside(domain: DomainModel, value: StaticValue, walk: Walk): boolean {
  switch (domain.kind) {
    case "labelled":
      return fits(domain.domain, value, walk);
    case "recursive": {
      const binders = new Map(walk.binders).set(domain.name, domain);
      return fits(domain.domain, value, { ...walk, binders });
    }
    case "again": {
      const binder = walk.binders.get(domain.name);
      return binder === undefined || fits(binder, value, walk);
    }
    case "hole":
      return true;
    default:
      break;
  }
  switch (value.kind) {
    case "unknown":
    case "thrown":
    case "custom":
    case "dependent":
      return true;
    case "absent":
      return (
        domain.kind === "absent" ||
        (domain.kind === "choice" && domain.candidates.some((each) => fits(each, value, walk)))
      );
    case "oneof":
      return value.candidates.every((candidate) => fits(domain, candidate, walk));
    case "constrained":
      return fits(domain, value.space, walk);
    case "shared":
      return fits(domain, value.value, walk);
    case "many":
      return fitsMany(domain, value, walk);
    case "object":
      if (value.type.isFunction) return true;
      break;
    default:
      break;
  }
  switch (domain.kind) {
    case "choice":
      return domain.candidates.some((candidate) => fits(candidate, value, walk));
    case "literal":
      return value.kind === "literal" && Object.is(value.value, domain.value);
    case "bigint":
      return value.kind === "literal" && typeof value.value === "bigint" && `${value.value}n` === domain.text;
    case "float":
      return rangeOf(value, ({ min, max }) => min >= domain.min && max <= domain.max);
    case "int":
      return rangeOf(
        value,
        ({ min, max, step }) =>
          step !== undefined &&
          min >= domain.min &&
          max <= domain.max &&
          Number.isInteger((min - domain.min) / domain.step) &&
          Number.isInteger((max - domain.min) / domain.step) &&
          (step % domain.step === 0 || min === max),
      );
    case "class":
      return value.kind === "object" && fitsClass(domain, value, walk);
    case "absent":
      return false;
    case "object":
      return (
        value.kind === "record" &&
        domain.fields.every(({ name, domain: own, optional }) => {
          const part = value.entries.get(name);
          return part === undefined || isUndefined(part)
            ? optional || (part !== undefined && fits(own, part, walk))
            : fits(own, part, walk) || (optional && fitsOmitted(own, part, walk));
        })
      );
    case "list":
      return (
        value.kind === "list" &&
        value.items.length === domain.items.length &&
        domain.items.every((item, index) => fits(item, value.items[index] ?? literalOf(undefined), walk))
      );
    case "repeat":
      return (
        value.kind === "list" &&
        value.items.length === domain.count &&
        value.items.every((item) => fits(domain.item, item, walk))
      );
    case "many":
      return (
        value.kind === "list" &&
        value.items.length === domain.count &&
        value.items.every((item) => domain.candidates.some((candidate) => fits(candidate, item, walk))) &&
        (value.items.some(({ kind }) => kind === "oneof" || kind === "unknown") ||
          canBeTaken(value.items, domain, walk))
      );
  }
}

function fitsOmitted(domain: DomainModel, value: StaticValue, walk: Walk): boolean {
  return fits({ kind: "choice", candidates: [domain, { kind: "literal", value: undefined }] }, value, walk);
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number | undefined;
}

/** Asks about the numbers that a value can be. */
function rangeOf(value: StaticValue, ask: (range: Range) => boolean): boolean {
  if (value.kind === "float") return ask({ min: value.min, max: value.max, step: undefined });
  if (value.kind === "int") {
    const { min, max, step } = value;
    return ask({ min, max: max - ((max - min) % step), step });
  }
  return (
    value.kind === "literal" &&
    typeof value.value === "number" &&
    ask({ min: value.value, max: value.value, step: 0 })
  );
}

function fitsClass(
  { symbol, params }: Extract<DomainModel, { readonly kind: "class" }>,
  { type, args }: StaticObject,
  walk: Walk,
): boolean {
  if (type.symbol !== symbol) return type.bases.includes(symbol);
  return (
    params === undefined ||
    params.every((own, index) => {
      const arg = args[index];
      if (
        own === undefined ||
        arg === undefined ||
        (isUndefined(arg) && type.params[index]?.optional === true)
      )
        return true;
      return fits(own, arg, walk);
    })
  );
}

/** Any candidate may come to stand at any place. */
function fitsMany(domain: DomainModel, value: StaticMany, walk: Walk): boolean {
  switch (domain.kind) {
    case "choice":
      return domain.candidates.some((candidate) => fits(candidate, value, walk));
    case "list":
    case "repeat": {
      const [count, items] =
        domain.kind === "list" ? [domain.items.length, domain.items] : [domain.count, [domain.item]];
      return (
        count === value.count &&
        [...new Set(items)].every((item) =>
          value.candidates.every((candidate) => fits(item, candidate, walk)),
        )
      );
    }
    case "many": {
      const { candidates, count, distinct, sorted } = domain;
      if (count !== value.count) return false;
      const one: DomainModel = { kind: "choice", candidates };
      if (!value.candidates.every((candidate) => fits(one, candidate, walk))) return false;
      if (count === 1) return true;
      if ((distinct && !value.distinct) || (sorted && !value.sorted)) return false;
      return canBeTaken(value.candidates, domain, walk);
    }
    default:
      return false;
  }
}

/** Whether items can be taken from the candidates of a domain by its rules. */
function canBeTaken(
  items: readonly StaticValue[],
  { candidates, distinct, sorted }: Extract<DomainModel, { readonly kind: "many" }>,
  walk: Walk,
): boolean {
  if (!distinct && !sorted) return true;
  const fitting = items.map((item) =>
    candidates.flatMap((candidate, index) => (fits(candidate, item, walk) ? [index] : [])),
  );
  if (!sorted) return canBeDistinct(fitting);
  // The first that fits leaves the most to those behind it.
  let last = distinct ? -1 : 0;
  return fitting.every((indices) => {
    const next = indices.find((index) => (distinct ? index > last : index >= last));
    last = next ?? last;
    return next !== undefined;
  });
}

/** Whether each item can have a candidate of its own: augmenting paths (Kuhn's algorithm). */
function canBeDistinct(fitting: readonly (readonly number[])[]): boolean {
  const holder = new Map<number, number>();
  const place = (item: number, tried: Set<number>): boolean =>
    (fitting[item] ?? []).some((index) => {
      if (tried.has(index)) return false;
      tried.add(index);
      const other = holder.get(index);
      if (other !== undefined && !place(other, tried)) return false;
      holder.set(index, item);
      return true;
    });
  return fitting.every((_, item) => place(item, new Set()));
}
