/** TSG1002: `searchSpace` takes a `@searchable` class. */
import ts from "#typescript";
import { annotating } from "../annotate-fix.js";
import type { Rule } from "../diagnostic.js";
import { resolveAlias } from "../dsl.js";
import type { ProgramModel } from "../program-model.js";
import { classDeclaration, isAbstract } from "../program-model.js";
import { callsOf } from "../calls.js";

export const notSearchable: Rule = {
  code: 1002,
  name: "not-searchable",
  severity: "error",
  docs: {
    title: "`searchSpace` takes a @searchable class",
    why: "Only an annotated class is compiled into one whose construction can wait for decisions.",
    wrong: `import { searchSpace } from "tsglove";

class Trainer {
  constructor(readonly width: 32 | 64) {}
}
searchSpace(Trainer);
`,
    right: `import { searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
searchSpace(Trainer);
`,
  },
  *check(file, model) {
    for (const call of callsOf("searchSpace", file, model)) {
      const [argument] = call.arguments;
      if (argument === undefined) continue;
      const type = model.checker.getTypeAtLocation(argument);
      // Of an object rule 1018 has more to say.
      if (type.getConstructSignatures().length === 0) continue;
      const symbol: ts.Symbol | undefined = type.getSymbol();
      const declaration = symbol === undefined ? undefined : classDeclaration(symbol);
      if (declaration === undefined || isSymbolized(argument, model)) continue;
      const name = declaration.name?.text ?? "this class";
      if (!model.isSearchable(declaration))
        yield {
          node: argument,
          message: `\`${name}\` is not searchable. Write \`@searchable\` in front of \`class ${name}\`.`,
          fixes: () => annotating(declaration, model),
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
