/** TSG1002: `searchSpace` takes a `@searchable` class. */
import type ts from "typescript";
import type { Rule } from "../diagnostic.js";
import { classDeclaration } from "../program-model.js";
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
      if (declaration === undefined || model.isSearchable(declaration)) continue;
      const name = declaration.name?.text ?? "this class";
      yield {
        node: argument,
        message: `\`${name}\` is not searchable. Write \`@searchable\` in front of \`class ${name}\`.`,
      };
    }
  },
};
