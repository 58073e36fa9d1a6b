/** Calls that make hyper values, and the parts that are written into them. */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { initializerOf, unwrapped } from "./constants.js";
import type { ProgramModel } from "./program-model.js";

const CHOICES = ["oneof", "manyof", "permutate"] as const;
const HYPER: ReadonlySet<string> = new Set([...CHOICES, "floatv", "intv", "custom", "evolve", "derived"]);

/** A call that chooses among candidates which are written into it. */
export interface ChoiceCall {
  readonly name: (typeof CHOICES)[number];
  readonly call: ts.CallExpression;
  readonly list: ts.ArrayLiteralExpression;
  /** Whether no candidate comes from a spread, so that the list is all there is. */
  readonly complete: boolean;
}

/** The choices in a file whose candidates are written as a list. */
export function choiceCalls(file: ts.SourceFile, model: ProgramModel): readonly ChoiceCall[] {
  return CHOICES.flatMap((name) =>
    callsOf(name, file, model).flatMap((call) => {
      const list = candidateList(call, name);
      return list === undefined ? [] : [{ name, call, list, complete: !list.elements.some(isOpenEnded) }];
    }),
  );
}

function isOpenEnded(item: ts.Expression): boolean {
  return ts.isSpreadElement(item) || ts.isOmittedExpression(item);
}

/** The list of candidates in a call of `oneof`, `manyof` or `permutate`, where it is written there. */
export function candidateList(call: ts.CallExpression, name: string): ts.ArrayLiteralExpression | undefined {
  const argument = call.arguments[name === "manyof" ? 1 : 0];
  const inner = argument === undefined ? undefined : unwrapped(argument);
  return inner !== undefined && ts.isArrayLiteralExpression(inner) ? inner : undefined;
}

/** The call that an expression is, or that its constant was given, when it makes a hyper value; and the function's name. */
export function hyperCallOf(
  node: ts.Expression,
  model: ProgramModel,
): { readonly name: string; readonly call: ts.CallExpression } | undefined {
  const call = initializerOf(node, model.checker);
  if (!ts.isCallExpression(call)) return undefined;
  const name = model.dsl.nameOf(call.expression);
  return name !== undefined && HYPER.has(name) ? { name, call } : undefined;
}
