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
  let answer = known.get(symbol);
  if (answer === undefined) known.set(symbol, (answer = reaches(symbol, symbol, model)));
  return answer;
}

function reaches(from: ts.Symbol, goal: ts.Symbol, model: ProgramModel): boolean {
  const seen = new Set<ts.Symbol>([from]);
  // A set goes on with what is added to it.
  for (const each of seen)
    for (const param of model.searchableOf(each)?.params ?? [])
      for (const inner of classesIn(param.domain)) {
        if (inner === goal) return true;
        seen.add(inner);
      }
  return false;
}
