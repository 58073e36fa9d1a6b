/** TSG1006: a generic class says nothing of its type parameters' values. */
import type { Rule } from "../diagnostic.js";
import { callsOf } from "../calls.js";

export const genericSpace: Rule = {
  code: 1006,
  name: "generic-space",
  *check(file, model) {
    for (const call of callsOf("searchSpace", file, model)) {
      const [argument] = call.arguments;
      const found =
        argument === undefined
          ? undefined
          : model.searchableOf(model.checker.getTypeAtLocation(argument).symbol);
      const [parameter] = found?.node.typeParameters ?? [];
      if (argument === undefined || found === undefined || parameter === undefined) continue;
      const t = parameter.name.text;
      yield {
        node: argument,
        message: `\`${found.name}<${t}>\` is generic, and a search space needs to know \`${t}\`. Write a class that fixes it, such as \`@searchable class My${found.name} extends ${found.name}<32 | 64> { constructor(...) { super(...); } }\`, and search that.`,
      };
    }
  },
};
