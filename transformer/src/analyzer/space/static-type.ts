/** Symbolic types as static values name them: one for each class of a program, the same for as long as the program. */
import type ts from "typescript";
import { classesIn } from "../domains/domain-parts.js";
import type { ClassModel, SymbolizeModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import type { StaticType } from "./static-value.js";

const ofClasses = new WeakMap<ClassModel, StaticType>();
const ofTargets = new WeakMap<object, StaticType>();

/** The type of a searchable class's objects. */
export function staticTypeOf(model: ClassModel): StaticType {
  let type = ofClasses.get(model);
  if (type === undefined) {
    const { name, symbol, params } = model;
    type = { name, symbol, params, bases: basesOf(model), isFunction: false };
    ofClasses.set(model, type);
  }
  return type;
}

function basesOf(model: ClassModel): readonly ts.Symbol[] {
  const bases: ts.Symbol[] = [];
  for (let { base } = model; base !== undefined; base = base.base) bases.push(base.symbol);
  return bases;
}

/** The type of what `symbolize` makes of a target: one for each target, as at run time. */
export function symbolizedType({ call, symbol, kind, params }: SymbolizeModel): StaticType {
  const key = symbol ?? call;
  let type = ofTargets.get(key);
  if (type === undefined) {
    const isFunction = kind === "function";
    type = { name: symbol?.name ?? "symbolized", symbol: undefined, params, bases: [], isFunction };
    ofTargets.set(key, type);
  }
  return type;
}

const recursive = new WeakMap<ProgramModel, Map<ts.Symbol, boolean>>();

/** Whether an object of a class may hold another one of that class, however deep inside. */
export function isRecursive(symbol: ts.Symbol, model: ProgramModel): boolean {
  const known = recursive.get(model) ?? new Map<ts.Symbol, boolean>();
  recursive.set(model, known);
  if (!known.has(symbol)) settle(symbol, known, model);
  let answer = known.get(symbol);
  if (answer === undefined) known.set(symbol, (answer = below(symbol, model).has(symbol)));
  return answer;
}

/**
 * Answers for a class and all below it at once, where nothing goes round: what holds no class is not recursive, nor what holds
 * none but such. Without it each class of a long chain would be followed to the chain's end.
 */
function settle(symbol: ts.Symbol, known: Map<ts.Symbol, boolean>, model: ProgramModel): void {
  const holders = new Map<ts.Symbol, ts.Symbol[]>();
  const left = new Map<ts.Symbol, number>();
  for (const each of [symbol, ...below(symbol, model)]) {
    if (left.has(each)) continue;
    const inner = heldBy(each, model);
    left.set(each, inner.size);
    for (const part of inner) {
      const above = holders.get(part);
      if (above === undefined) holders.set(part, [each]);
      else above.push(each);
    }
  }
  const done = [...left.keys()].filter((each) => left.get(each) === 0);
  for (let at = 0, each = done[at]; each !== undefined; each = done[++at]) {
    known.set(each, false);
    for (const holder of holders.get(each) ?? []) {
      const rest = (left.get(holder) ?? 0) - 1;
      left.set(holder, rest);
      if (rest === 0) done.push(holder);
    }
  }
}

/** The classes of which an object may be inside one of a class, however deep. */
function below(symbol: ts.Symbol, model: ProgramModel): ReadonlySet<ts.Symbol> {
  const seen = new Set(heldBy(symbol, model));
  // A set goes on with what is added to it.
  for (const each of seen) for (const part of heldBy(each, model)) seen.add(part);
  return seen;
}

const held = new WeakMap<ClassModel, ReadonlySet<ts.Symbol>>();
const NOTHING: ReadonlySet<ts.Symbol> = new Set();

/** The classes that the parameters of a class name. */
export function heldBy(symbol: ts.Symbol, model: ProgramModel): ReadonlySet<ts.Symbol> {
  const owner = model.searchableOf(symbol);
  if (owner === undefined) return NOTHING;
  let symbols = held.get(owner);
  if (symbols === undefined)
    held.set(owner, (symbols = new Set(owner.params.flatMap(({ domain }) => classesIn(domain)))));
  return symbols;
}
