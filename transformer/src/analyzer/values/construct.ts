/** `new X(...)` and calls of symbolized functions. */
import ts from "#typescript";
import type { ClassModel, ParamModel } from "../model.js";
import { isOpen } from "../space/facts.js";
import { argumentMisfit } from "../space/fits.js";
import { staticTypeOf } from "../space/static-type.js";
import { UNDEFINED, type StaticType, type StaticValue } from "../space/static-value.js";
import { Scope, thrown, unknown, type Evaluation } from "./evaluation.js";
import { listOf } from "./list-methods.js";

/** An object of a class that the transformer compiles. */
export function constructClass(
  model: ClassModel,
  args: readonly StaticValue[],
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  if (model.searchable) return constructType(staticTypeOf(model), args, at, evaluation);
  if (args.some(isOpen)) return thrown(`${model.name} is not @searchable, and takes no hyper values`, at);
  return constructForeign(model.name, args, at);
}

/** An object of a class that nobody compiles: what it was made of is not searched. */
export function constructForeign(name: string, args: readonly StaticValue[], at: ts.Node): StaticValue {
  return args.some(isOpen) || args.some(({ kind }) => kind === "unknown")
    ? unknown(`${name} is not @searchable: what stands inside it is not known`, at)
    : { kind: "opaque", label: "object" };
}

/** A symbolic object: abstract where an argument is undecided. */
export function constructType(
  type: StaticType,
  given: readonly StaticValue[],
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  const args = type.params.map((param, index) =>
    param.rest ? listOf(given.slice(index)) : (given[index] ?? UNDEFINED),
  );
  if (!args.some(isOpen))
    return { kind: "object", type, args: args.map((arg, index) => readBack(type, index, arg, evaluation)) };
  for (const [index, param] of type.params.entries()) {
    const arg = args[index] ?? UNDEFINED;
    const problem =
      param.rest && arg.kind === "list" && arg.items.length === 0
        ? undefined
        : argumentMisfit(param, param.domain, arg);
    if (problem !== undefined) return thrown(`${type.name}.${param.name}: ${problem}`, at);
  }
  return { kind: "object", type, args };
}

/** An argument of a concrete object: where a property holds it, its literal default shows too. */
function readBack(type: StaticType, index: number, arg: StaticValue, evaluation: Evaluation): StaticValue {
  const { readable, node } = (type.params[index] ?? {}) as Partial<ParamModel>;
  const initializer = node?.initializer;
  return readable === true && initializer !== undefined && arg === UNDEFINED
    ? evaluation.evaluate(initializer, new Scope())
    : arg;
}
