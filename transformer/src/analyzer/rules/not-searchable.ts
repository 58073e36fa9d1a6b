/** TSG1002: `searchSpace` takes a `@searchable` class. */
import type ts from "typescript";
import type { Rule } from "../diagnostic.js";
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
      if (declaration === undefined) continue;
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
