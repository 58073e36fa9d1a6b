/** TSG1006: a generic class says nothing of its type parameters' values. */
import type { Rule } from "../diagnostic.js";
import { askedSpaces } from "../calls.js";

export const genericSpace: Rule = {
  code: 1006,
  name: "generic-space",
  *check(file, model) {
    for (const { argument, root } of askedSpaces(file, model)) {
      const [parameter] = root.node.typeParameters ?? [];
      if (parameter === undefined) continue;
      const t = parameter.name.text;
      yield {
        node: argument,
        message: `\`${root.name}<${t}>\` is generic, and a search space needs to know \`${t}\`. Write a class that fixes it, such as \`@searchable class My${root.name} extends ${root.name}<32 | 64> { constructor(...) { super(...); } }\`, and search that.`,
      };
    }
  },
};
