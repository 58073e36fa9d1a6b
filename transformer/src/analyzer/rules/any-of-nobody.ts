/** TSG1038: `AnyOf` has somebody to choose from. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { subclassesOf } from "../domains/subclasses.js";
import { nodesIn } from "../file-nodes.js";

export const anyOfNobody: Rule = {
  code: 1038,
  name: "any-of-nobody",
  severity: "warning",
  docs: {
    title: "AnyOf has classes to choose from",
    why: "`AnyOf<Layer>` stands for all searchable classes of the program that extend or implement `Layer`. Without one there is nothing to search.",
    wrong: `import { searchable, type AnyOf } from "tsglove";

interface Layer {
  units: number;
}
export class Dense implements Layer {
  constructor(readonly units: 8 | 16) {}
}
@searchable
export class Net {
  constructor(readonly layer: AnyOf<Layer>) {}
}
`,
    right: `import { searchable, type AnyOf } from "tsglove";

interface Layer {
  units: number;
}
@searchable
export class Dense implements Layer {
  constructor(readonly units: 8 | 16) {}
}
@searchable
export class Net {
  constructor(readonly layer: AnyOf<Layer>) {}
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).typeReferences) {
      const [argument] = node.typeArguments ?? [];
      if (argument === undefined || model.dsl.nameOf(node.typeName) !== "AnyOf") continue;
      const type = model.checker.getTypeFromTypeNode(argument);
      // Whom a type parameter stands for is said where the alias is used.
      if (type.flags & (ts.TypeFlags.TypeParameter | ts.TypeFlags.Any)) continue;
      if (subclassesOf(type, model.typeScope).length > 0) continue;
      const name = argument.getText();
      yield {
        node,
        message: `No searchable class of this program extends or implements \`${name}\`, so that nothing is searched here. Write \`@searchable\` in front of those that do.`,
      };
    }
  },
};
