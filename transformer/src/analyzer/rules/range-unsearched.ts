/** TSG1046: a range that somebody wrote is searched, and not lost with the options that it stands among. */
import { askedSpaces } from "../asked-spaces.js";
import type { Rule } from "../diagnostic.js";
import type { DomainModel } from "../model.js";
import { domainText } from "../space/domain-text.js";
import { findPart } from "../space/holes.js";
import { unsearchedIn } from "../space/unsearched.js";

export const rangeUnsearched: Rule = {
  code: 1046,
  name: "range-unsearched",
  severity: "warning",
  docs: {
    title: "Options with a range are searched as a whole",
    why: "A parameter that can be left out keeps its default in a search when some part of its type has no domain: there is no value that the search could give that part. A `Float` or `Int` beside it is then not searched either.",
    wrong: `import { type Float, searchable, searchSpace } from "tsglove";

@searchable
class Lasso {
  constructor(readonly options: { degree: number; l1: Float<1e-4, 1, "log"> } = { degree: 2, l1: 0.01 }) {}
}
export const space = searchSpace(Lasso);
`,
    right: `import { type Float, searchable, searchSpace } from "tsglove";

@searchable
class Lasso {
  constructor(readonly options: { degree: 1 | 2 | 3; l1: Float<1e-4, 1, "log"> } = { degree: 2, l1: 0.01 }) {}
}
export const space = searchSpace(Lasso);
`,
  },
  *check(file, model) {
    for (const asked of askedSpaces(file, model))
      for (const { path, param } of unsearchedIn(asked, model)) {
        const { domain } = param;
        if (param.rest || domain === undefined) continue;
        const lost = findPart(domain, isWritten);
        const hole = findPart(domain, ({ kind }) => kind === "hole");
        if (lost === undefined || hole?.domain.kind !== "hole") continue;
        yield {
          node: asked.node,
          message: `"${path}${lost.place}" (${domainText(lost.domain)}) is not searched: "${path}${hole.place}" beside it has the type ${hole.domain.type}, which has nothing to choose from, so that "${path}" keeps its default. Give it a domain (\`1 | 2 | 3\`, \`Int<1, 10>\`), or make it optional.`,
        };
      }
  },
};

/** What nobody writes but to have it searched. A union of literals is often there for its own sake. */
function isWritten({ kind }: DomainModel): boolean {
  return kind === "float" || kind === "int" || kind === "many";
}
