/** TSG1007: a class that can contain itself has no finite space, unless it is given a depth. */
import type ts from "typescript";
import { askedSpaces, withDomains } from "../asked-spaces.js";
import type { Rule } from "../diagnostic.js";
import { partsOf } from "../domains/domain-parts.js";
import { insertingAt } from "../edits.js";
import type { ClassModel, DomainModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";

export const selfContaining: Rule = {
  code: 1007,
  name: "self-containing",
  severity: "error",
  docs: {
    title: "A class that can contain itself has no finite space",
    why: "Each `Add` would hold further ones without end. Say how many may stand inside one another; or leave the class out of its own parameters.",
    wrong: `import { searchable, searchSpace } from "tsglove";

@searchable
class Add {
  constructor(readonly left: Add | 0 | 1) {}
}
searchSpace(Add);
`,
    right: `import { searchable, searchSpace } from "tsglove";

@searchable
class Add {
  constructor(readonly left: Add | 0 | 1) {}
}
searchSpace(Add, { maxDepth: 3 });
`,
  },
  *check(file, model) {
    for (const { call, node, name, of, hasOptions } of askedSpaces(file, model)) {
      // With a depth it has an end; whether the options give one is for the run to see.
      if (hasOptions) continue;
      const search: Search = { model, done: new Set() };
      const circle = of.kind === "class" ? circleOf(of.root, [], search) : circleIn(of.domain, [], search);
      if (circle === undefined) continue;
      const options = of.kind === "class" ? ", { maxDepth: 3 }" : "{ maxDepth: 3 }";
      const again =
        of.kind === "class" ? `searchSpace(${name}${options})` : `searchSpace<${name}>(${options})`;
      yield {
        node,
        message: `The space has no end: ${circle.map((each) => `\`${each}\``).join(" contains ")}. Say how deep: ${again}; or give the part that closes the circle a type without it.`,
        fixes: () => [
          {
            title: "Say how deep: { maxDepth: 3 }",
            edits: [insertingAt(file, call.getEnd() - ")".length, options)],
          },
        ],
      };
    }
  },
};

interface Search {
  readonly model: ProgramModel;
  /** Classes that close no circle. */
  readonly done: Set<ts.Symbol>;
}

/** The names on a circle, the first once more at its end. */
function circleOf(
  owner: ClassModel,
  outer: readonly ClassModel[],
  search: Search,
): readonly string[] | undefined {
  const again = outer.findIndex(({ symbol }) => symbol === owner.symbol);
  if (again !== -1) return [...outer.slice(again), owner].map(({ name }) => name);
  if (search.done.has(owner.symbol)) return undefined;
  for (const { domain } of owner.params) {
    const circle = circleIn(domain, [...outer, owner], search);
    if (circle !== undefined) return circle;
  }
  search.done.add(owner.symbol);
  return undefined;
}

function circleIn(
  domain: DomainModel | undefined,
  outer: readonly ClassModel[],
  search: Search,
): readonly string[] | undefined {
  if (domain === undefined) return undefined;
  if (domain.kind === "recursive") return [domain.name, domain.name];
  if (domain.kind === "class") {
    const nested = search.model.searchableOf(domain.symbol);
    if (nested === undefined) return undefined;
    return circleOf(domain.params === undefined ? nested : withDomains(nested, domain.params), outer, search);
  }
  for (const part of partsOf(domain)) {
    const circle = circleIn(part, outer, search);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
