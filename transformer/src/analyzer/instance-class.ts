/** The class of what a `new` makes. */
import ts from "#typescript";
import { resolveAlias } from "./dsl.js";
import { classDeclaration, type ProgramModel } from "./program-model.js";
import { heritage } from "./class-shape.js";

/** The symbol of the class that an expression names, where it names one directly. */
export function namedClass(expression: ts.Expression, model: ProgramModel): ts.Symbol | undefined {
  const named = model.checker.getSymbolAtLocation(expression);
  const symbol = named === undefined ? undefined : resolveAlias(model.checker, named);
  const declaration = symbol === undefined ? undefined : classDeclaration(symbol);
  // A constant that holds a class has a symbol of its own.
  return declaration === undefined ? undefined : model.checker.getTypeAtLocation(declaration).symbol;
}

/** A class and its bases, nearest first; `whole` is false where a base is no class that can be named. */
export function classChain(
  symbol: ts.Symbol,
  model: ProgramModel,
): { readonly classes: readonly ts.Symbol[]; readonly whole: boolean } {
  const classes: ts.Symbol[] = [];
  for (let each: ts.Symbol | undefined = symbol; each !== undefined && !classes.includes(each);) {
    classes.push(each);
    const declaration = classDeclaration(each);
    const base = declaration === undefined ? undefined : heritage(declaration);
    if (base === undefined) return { classes, whole: true };
    each = namedClass(base.expression, model);
  }
  return { classes, whole: false };
}
