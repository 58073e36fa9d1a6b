/** TSG1038: `AnyOf` has somebody to choose from. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { annotating } from "../annotate-fix.js";
import { subclassesAmong, subclassesOf } from "../domains/subclasses.js";
import { nodesIn } from "../file-nodes.js";
import { classDeclaration, isAbstract, type ProgramModel } from "../program-model.js";

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
        fixes: () =>
          subclassesAmong(plainClasses(model), type, model.checker).flatMap((symbol) => {
            const declaration = classDeclaration(symbol);
            return declaration === undefined ? [] : annotating(declaration, model);
          }),
      };
    }
  },
};

/** The classes of the program's sources that could be annotated. */
function plainClasses({ program, checker }: ProgramModel): readonly ts.Symbol[] {
  return program
    .getSourceFiles()
    .filter(({ isDeclarationFile }) => !isDeclarationFile)
    .flatMap((file) => nodesIn(file).classes)
    .filter((node) => ts.isClassDeclaration(node) && ts.isSourceFile(node.parent) && !isAbstract(node))
    .map((node) => checker.getTypeAtLocation(node).symbol);
}
