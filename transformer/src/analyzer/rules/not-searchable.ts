/** TSG1002: `searchSpace` takes a `@searchable` class, or what `symbolize` made. */
import ts from "#typescript";
import { annotating } from "../annotate-fix.js";
import { initializerOf } from "../constants.js";
import type { Rule } from "../diagnostic.js";
import { resolveAlias } from "../dsl.js";
import { replacing } from "../edits.js";
import { importedName } from "../import-name.js";
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
      if (type.getConstructSignatures().length === 0) {
        if (!isPlainFunction(argument, model)) continue;
        const name = argument.getText();
        const { text, edits } = importedName("symbolize", "value", file, model);
        yield {
          node: argument,
          message: `\`${shortened(name)}\` is a function, and not symbolic. Write \`searchSpace(symbolize(${shortened(name)}))\`: the space of its calls, from the types of its parameters.`,
          fixes: () => [
            { title: "Make it symbolic", edits: [replacing(argument, `${text}(${name})`), ...edits] },
          ],
        };
        continue;
      }
      const symbol: ts.Symbol | undefined = type.getSymbol();
      const declaration = symbol === undefined ? undefined : classDeclaration(symbol);
      if (declaration === undefined || isSymbolized(argument, model)) continue;
      const name = declaration.name?.text ?? shortened(argument.getText());
      if (!model.isSearchable(declaration))
        yield {
          node: argument,
          message: `\`${name}\` is not searchable. Write \`@searchable\` in front of its \`class\`.`,
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

function shortened(text: string): string {
  return text.length > 40 ? "..." : text;
}

/** Whether an expression surely is a function as it was declared. */
function isPlainFunction(expression: ts.Expression, { checker }: ProgramModel): boolean {
  const value = initializerOf(expression, checker);
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return true;
  const named = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value) : undefined;
  const declaration = named === undefined ? undefined : resolveAlias(checker, named).valueDeclaration;
  return declaration !== undefined && ts.isFunctionDeclaration(declaration);
}

/** Whether an expression is a call of `symbolize`, or a constant that holds one; of a constant without a value nobody knows. */
function isSymbolized(expression: ts.Expression, model: ProgramModel): boolean {
  if (ts.isCallExpression(expression)) return model.dsl.nameOf(expression.expression) === "symbolize";
  const named = model.checker.getSymbolAtLocation(expression);
  const declaration = named === undefined ? undefined : resolveAlias(model.checker, named).valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  return declaration.initializer === undefined || isSymbolized(declaration.initializer, model);
}
