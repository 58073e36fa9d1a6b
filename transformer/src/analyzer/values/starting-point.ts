/**
 * Where the search of a space may start, as the runtime's template says: a hyper value at its own `start`, parameters at their
 * defaults, other choices at their first candidate, other numbers in the middle of their range.
 */
import { fromUnit } from "tsglove/geno";
import type { ClassModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import { isOpen } from "../space/facts.js";
import { originOf } from "../space/origins.js";
import {
  ABSENT,
  isUndefined,
  UNDEFINED,
  type StaticObject,
  type StaticValue,
} from "../space/static-value.js";
import { startsOf } from "../starts.js";
import { evaluatorOf } from "./analyze-value.js";

interface Walk {
  readonly model: ProgramModel;
  readonly numbers: number[];
  readonly named: Set<string>;
  /** Whether a default is not known before running. */
  isGuess: boolean;
}

/** What code composed starts by rules of its own; what a type says, at the default that its parameter has. */
interface Start {
  readonly value: StaticValue;
  /** Whether it is a hyper value's own start, or a part of one: then all that is inside starts there, whoever composed it. */
  readonly own?: boolean;
}

/** The decisions of the point where the search of a space may start; undefined where a default is not known before running. */
export function startingNumbers(space: StaticValue, model: ProgramModel): readonly number[] | undefined {
  const walk: Walk = { model, numbers: [], named: new Set(), isGuess: false };
  start(space, undefined, walk);
  return walk.isGuess ? undefined : walk.numbers;
}

function start(value: StaticValue, from: Start | undefined, walk: Walk): void {
  if (!isOpen(value)) return;
  if (from !== undefined && (from.value.kind === "unknown" || from.value.kind === "thrown"))
    walk.isGuess = true;
  switch (value.kind) {
    case "object":
      startObject(value, from, walk);
      return;
    case "list": {
      const items =
        from?.value.kind === "list" && from.value.items.length === value.items.length ? from.value.items : [];
      for (const [index, item] of value.items.entries()) start(item, startAt(items[index], from), walk);
      return;
    }
    case "record": {
      const given =
        from?.value.kind === "record" && admits(value, from.value) ? from.value.entries : undefined;
      for (const [key, part] of value.entries)
        start(part, given === undefined ? undefined : startAt(given.get(key) ?? ABSENT, from), walk);
      return;
    }
    case "constrained":
      start(value.space, from, walk);
      return;
    case "unknown":
      if (value.atLeast !== undefined) start(value.atLeast, from, walk);
      return;
    case "oneof":
    case "many":
    case "float":
    case "int":
    case "custom":
      decide(value, from, walk);
      return;
    default:
      return;
  }
}

/** A part of what is started at. */
function startAt(value: StaticValue | undefined, whole: Start | undefined): Start | undefined {
  return value === undefined ? undefined : { ...whole, value };
}

/** The arguments of an object start at those of the object to start at, else at the defaults of its class. */
function startObject(object: StaticObject, from: Start | undefined, walk: Walk): void {
  const { type, args } = object;
  const given = from?.value.kind === "object" && from.value.type === type ? from.value.args : [];
  if (from?.own === true) {
    for (const [index, arg] of args.entries()) start(arg, startAt(given[index] ?? UNDEFINED, from), walk);
    return;
  }
  const owner = type.symbol === undefined ? undefined : walk.model.searchableOf(type.symbol);
  const defaults = owner === undefined ? [] : defaultsOf(owner, walk.model);
  for (const [index, arg] of args.entries()) {
    if (originOf(arg) === undefined) {
      // What code composed starts by itself; of an object, the arguments say which it is.
      start(arg, arg.kind === "object" ? startAt(given[index] ?? defaults[index], from) : undefined, walk);
      continue;
    }
    const own = given[index];
    const value = own === undefined || isUndefined(own) ? (defaults[index] ?? UNDEFINED) : own;
    const isSaid = !isUndefined(value) || type.params[index]?.optional === true;
    start(arg, isSaid ? { value } : undefined, walk);
  }
}

/** The static defaults of a class, one a parameter. */
function defaultsOf(owner: ClassModel, model: ProgramModel): readonly (StaticValue | undefined)[] {
  const starts = startsOf(owner, model);
  switch (starts.kind) {
    case "none":
      return [];
    case "own":
      return starts.values.map((each) => (each === undefined ? undefined : evaluatorOf(model).valueOf(each)));
    case "above":
      return owner.base === undefined ? [] : defaultsOf(owner.base, model);
  }
}

type Deciding = Extract<StaticValue, { readonly kind: "oneof" | "many" | "float" | "int" | "custom" }>;

function decide(value: Deciding, given: Start | undefined, walk: Walk): void {
  const { name, start: own } = value.options;
  if (name !== undefined) {
    if (walk.named.has(name)) return;
    walk.named.add(name);
  }
  // A candidate that is decided itself starts where it does, as it is named here and not described.
  const at =
    own === undefined || given?.own === true || value.kind !== "oneof" ? -1 : value.candidates.indexOf(own);
  const candidate = value.kind === "oneof" ? value.candidates[at] : undefined;
  if (candidate !== undefined) {
    walk.numbers.push(at);
    start(candidate, undefined, walk);
    return;
  }
  // What is started at as a whole is so down to each decision, and else a hyper value's own start comes first.
  const whole = given?.own === true || own === undefined ? given : { value: own, own: true };
  const from = whole?.value;
  // The run says what is wrong with a start that it cannot take.
  if (whole?.own === true && !admits(value, whole.value)) walk.isGuess = true;
  const number = from?.kind === "literal" && typeof from.value === "number" ? from.value : undefined;
  const isGiven = number !== undefined && admits(value, from ?? UNDEFINED);
  switch (value.kind) {
    case "oneof": {
      const found =
        from === undefined ? -1 : value.candidates.findIndex((candidate) => admits(candidate, from));
      const index = Math.max(found, 0);
      walk.numbers.push(index);
      const candidate = value.candidates[index];
      if (candidate !== undefined) start(candidate, found === -1 ? undefined : whole, walk);
      return;
    }
    case "many": {
      const picked = picks(value, from);
      for (let place = 0; place < value.count; place++) {
        const index = picked?.[place] ?? (value.distinct ? place : 0);
        walk.numbers.push(index);
        const candidate = value.candidates[index];
        if (candidate !== undefined)
          start(candidate, picked === undefined ? undefined : itemAt(whole, place), walk);
      }
      return;
    }
    case "float":
      walk.numbers.push(isGiven ? number : fromUnit(value, 0.5));
      return;
    case "int": {
      const { min, max, step } = value;
      const count = Math.floor((max - min) / step) + 1;
      walk.numbers.push(isGiven ? (number - min) / step : Math.floor((count - 1) / 2));
      return;
    }
    case "custom":
      walk.numbers.push(0);
  }
}

function itemAt(list: Start | undefined, place: number): Start | undefined {
  return list?.value.kind === "list" ? startAt(list.value.items[place], list) : undefined;
}

/** The candidates that make the items of a list, undefined where they do not make it by the rules. */
function picks(
  { candidates, count, distinct, sorted }: Extract<StaticValue, { readonly kind: "many" }>,
  from: StaticValue | undefined,
): readonly number[] | undefined {
  if (from?.kind !== "list" || from.items.length !== count) return undefined;
  const picked: number[] = [];
  for (const item of from.items) {
    const last = picked.at(-1) ?? 0;
    const index = candidates.findIndex(
      (candidate, at) =>
        !(distinct && picked.includes(at)) && !(sorted && at < last) && admits(candidate, item),
    );
    if (index === -1) return undefined;
    picked.push(index);
  }
  return picked;
}

/** Whether a value lies in a space that types say: an object of a class does, whatever its arguments are. */
function admits(space: StaticValue, value: StaticValue): boolean {
  switch (space.kind) {
    case "literal":
      return value.kind === "literal" && Object.is(value.value, space.value);
    case "absent":
      return value.kind === "absent";
    case "float":
      return (
        value.kind === "literal" &&
        typeof value.value === "number" &&
        value.value >= space.min &&
        value.value <= space.max
      );
    case "int":
      return (
        value.kind === "literal" &&
        typeof value.value === "number" &&
        value.value >= space.min &&
        value.value <= space.max &&
        Number.isInteger((value.value - space.min) / space.step)
      );
    case "object":
      return value.kind === "object" && value.type === space.type;
    case "list":
      return (
        value.kind === "list" &&
        value.items.length === space.items.length &&
        space.items.every((item, index) => admits(item, value.items[index] ?? UNDEFINED))
      );
    case "record":
      return (
        value.kind === "record" &&
        [...space.entries].every(([key, part]) => admits(part, value.entries.get(key) ?? ABSENT))
      );
    case "oneof":
      return space.candidates.some((candidate) => admits(candidate, value));
    case "many":
      return picks(space, value) !== undefined;
    default:
      return false;
  }
}
