/** TSG1027: the classes of a union of candidates are all searchable. */
import { annotating } from "../annotate-fix.js";
import type { Rule } from "../diagnostic.js";
import { classNamedBy, parameterTypes, unionMembers } from "../parameter-types.js";

export const plainClass: Rule = {
  code: 1027,
  name: "plain-class",
  severity: "warning",
  docs: {
    title: "Among searchable classes, each candidate is searchable",
    why: "A union of classes is a choice when each of them is `@searchable`. With one that is not, the whole parameter has no domain, and is not searched. A class that somebody else wrote cannot be annotated: make a small searchable class around it, or compose with `symbolize` of it.",
    wrong: `import { searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}
class MaxPool {
  constructor(readonly size: 2 | 3) {}
}
@searchable
export class Net {
  constructor(readonly op: Conv | MaxPool) {}
}
`,
    right: `import { searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}
@searchable
class MaxPool {
  constructor(readonly size: 2 | 3) {}
}
@searchable
export class Net {
  constructor(readonly op: Conv | MaxPool) {}
}
`,
  },
  *check(file, model) {
    for (const { type } of parameterTypes(file, model)) {
      const named = unionMembers(type).map((each) => ({ each, declaration: classNamedBy(each, model) }));
      if (!named.some(({ declaration }) => declaration !== undefined && model.isSearchable(declaration)))
        continue;
      for (const { each, declaration } of named) {
        if (declaration === undefined || model.isSearchable(declaration)) continue;
        const name = each.getText();
        const isForeign = declaration.getSourceFile().isDeclarationFile;
        yield {
          node: each,
          message: isForeign
            ? `\`${name}\` was declared by somebody else and is not searchable, so that nothing is searched here. Write a @searchable class around it, or put \`symbolize(${name})\` into a composition with \`oneof\`.`
            : `\`${name}\` is not searchable, so that nothing is searched here. Write \`@searchable\` in front of \`class ${name}\`.`,
          ...(isForeign ? {} : { fixes: () => annotating(declaration, model) }),
        };
      }
    }
  },
};
