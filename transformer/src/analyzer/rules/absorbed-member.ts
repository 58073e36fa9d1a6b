/** TSG1026: a literal beside its wide type is no candidate. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { absorbedMembers } from "../domains/absorbed.js";
import { removingItem } from "../edits.js";
import { parameterTypes, unionMembers } from "../parameter-types.js";

export const absorbedMember: Rule = {
  code: 1026,
  name: "absorbed-member",
  severity: "warning",
  docs: {
    title: "A literal beside its wide type is no candidate",
    why: "`32 | number` is `number` to TypeScript, and numbers without bounds are nothing to search. Give the literals alone, or a range.",
    wrong: `import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | 64 | number) {}
}
`,
    right: `import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | 64) {}
}
`,
  },
  *check(file, model) {
    for (const { type } of parameterTypes(file, model)) {
      const absorbed = absorbedMembers(type, model.typeScope);
      const [first] = absorbed;
      if (first === undefined) continue;
      const wide = model.checker.typeToString(first.by);
      const members = unionMembers(type);
      const at = members.findIndex((each) => model.checker.getTypeFromTypeNode(each) === first.by);
      const names = absorbed.map(({ member }) => `\`${model.checker.typeToString(member)}\``).join(", ");
      const range =
        first.by.flags & ts.TypeFlags.Number ? ", or write a range such as `Float<0, 1>` in its place" : "";
      yield {
        node: members[at] ?? type,
        message: `\`${wide}\` takes in ${names}: to TypeScript the union is without them, and \`${wide}\` is nothing to search. Take it out${range}.`,
        fixes: () => (at === -1 ? [] : [{ title: `Remove ${wide}`, edits: [removingItem(members, at)] }]),
      };
    }
  },
};
