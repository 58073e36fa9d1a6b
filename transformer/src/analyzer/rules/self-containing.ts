/** TSG1007: a class that can contain itself has no finite space, unless it is given a depth. */
import { askedSpaces, withDomains } from "../asked-spaces.js";
import type { Rule } from "../diagnostic.js";
import { partsOf } from "../domains/domain-parts.js";
import { insertingAt } from "../edits.js";
import type { ClassModel, DomainModel, ParamModel } from "../model.js";
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
      const circle =
        of.kind === "class"
          ? circleOf(of.root, of.root.symbol, [], search)
          : of.kind === "type"
            ? circleIn(of.domain, [], search)
            : circleOfParams(of.target.params, [], search);
      if (circle === undefined) continue;
      const options = of.kind === "type" ? "{ maxDepth: 3 }" : ", { maxDepth: 3 }";
      const again =
        of.kind === "type" ? `searchSpace<${name}>(${options})` : `searchSpace(${node.getText()}${options})`;
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
  /** What closes no circle. */
  readonly done: Set<unknown>;
}

/** A class on the way; `Box<1>` is another one than `Box<2>`, and told by its domains. */
interface Around {
  readonly key: unknown;
  readonly name: string;
}

/** The names on a circle, the first once more at its end. */
function circleOf(
  { name, params }: ClassModel,
  key: unknown,
  outer: readonly Around[],
  search: Search,
): readonly string[] | undefined {
  const again = outer.findIndex((each) => each.key === key);
  if (again !== -1) return [...outer.slice(again).map((each) => each.name), name];
  if (search.done.has(key)) return undefined;
  const circle = circleOfParams(params, [...outer, { key, name }], search);
  if (circle === undefined) search.done.add(key);
  return circle;
}

function circleOfParams(
  params: readonly Pick<ParamModel, "domain">[],
  outer: readonly Around[],
  search: Search,
): readonly string[] | undefined {
  for (const { domain } of params) {
    const circle = circleIn(domain, outer, search);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function circleIn(
  domain: DomainModel | undefined,
  outer: readonly Around[],
  search: Search,
): readonly string[] | undefined {
  if (domain === undefined) return undefined;
  if (domain.kind === "recursive") return [domain.name, domain.name];
  if (domain.kind === "class") {
    const nested = search.model.searchableOf(domain.symbol);
    if (nested === undefined) return undefined;
    return domain.params === undefined
      ? circleOf(nested, nested.symbol, outer, search)
      : circleOf(withDomains(nested, domain.params), domain.params, outer, search);
  }
  for (const part of partsOf(domain)) {
    const circle = circleIn(part, outer, search);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
