/** TSG1028: an abstract class is no candidate. */
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { importedName } from "../import-name.js";
import { classNamedBy, parameterTypes, unionMembers } from "../parameter-types.js";
import { isAbstract } from "../program-model.js";

export const abstractCandidate: Rule = {
  code: 1028,
  name: "abstract-candidate",
  severity: "warning",
  docs: {
    title: "An abstract class is no candidate",
    why: "It has no objects of its own, and TypeScript does not say which subclasses there are. `AnyOf<Layer>` asks for all searchable ones of the program; a union of them says which.",
    wrong: `import { searchable } from "tsglove";

@searchable
abstract class Layer {
  constructor(readonly units: 8 | 16) {}
}
@searchable
export class Dense extends Layer {}
@searchable
export class Net {
  constructor(readonly layer: Layer) {}
}
`,
    right: `import { searchable } from "tsglove";

@searchable
abstract class Layer {
  constructor(readonly units: 8 | 16) {}
}
@searchable
export class Dense extends Layer {}
@searchable
export class Net {
  constructor(readonly layer: Dense) {}
}
`,
  },
  *check(file, model) {
    for (const { type } of parameterTypes(file, model))
      for (const each of unionMembers(type)) {
        const declaration = classNamedBy(each, model);
        if (declaration === undefined || !model.isSearchable(declaration) || !isAbstract(declaration))
          continue;
        const name = each.getText();
        yield {
          node: each,
          message: `\`${name}\` is abstract, so that nothing is searched here. Write \`AnyOf<${name}>\` for all its searchable subclasses, or a union of some.`,
          fixes: () => {
            const { text, edits } = importedName("AnyOf", "type", file, model);
            return [
              {
                title: `Search all subclasses: ${text}<${name}>`,
                edits: [replacing(each, `${text}<${name}>`), ...edits],
              },
            ];
          },
        };
      }
  },
};
