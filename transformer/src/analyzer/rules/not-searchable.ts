/** TSG1002: `searchSpace` takes a `@searchable` class. */
import ts from "typescript";
import type { Rule } from "../diagnostic.js";
import { resolveAlias } from "../dsl.js";
import type { ProgramModel } from "../program-model.js";
import { classDeclaration, isAbstract } from "../program-model.js";
import { callsOf } from "../calls.js";

export const notSearchable: Rule = {
  code: 1002,
  name: "not-searchable",
  *check(file, model) {
    for (const call of callsOf("searchSpace", file, model)) {
      const [argument] = call.arguments;
      if (argument === undefined) continue;
      const symbol = model.checker.getTypeAtLocation(argument).symbol as ts.Symbol | undefined;
      const declaration = symbol === undefined ? undefined : classDeclaration(symbol);
      if (declaration === undefined || isSymbolized(argument, model)) continue;
      const name = declaration.name?.text ?? "this class";
      if (!model.isSearchable(declaration))
        yield {
          node: argument,
          message: `\`${name}\` is not searchable. Write \`@searchable\` in front of \`class ${name}\`.`,
        };
      else if (isAbstract(declaration))
        yield {
          node: argument,
          message: `\`${name}\` is abstract: it has no objects to search among. Search a subclass of it, or a union of its subclasses as a parameter's type.`,
        };
    }
  },
};

/** Whether an expression is a call of `symbolize`, or a constant that holds one; of a constant without a value nobody knows. */
function isSymbolized(expression: ts.Expression, model: ProgramModel): boolean {
  if (ts.isCallExpression(expression)) return model.dsl.nameOf(expression.expression) === "symbolize";
  const named = model.checker.getSymbolAtLocation(expression);
  const declaration = named === undefined ? undefined : resolveAlias(model.checker, named).valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  return declaration.initializer === undefined || isSymbolized(declaration.initializer, model);
}
