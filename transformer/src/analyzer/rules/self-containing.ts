/** TSG1007: a class that can contain itself has no finite space, unless it is given a depth. */
import type ts from "typescript";
import type { Rule } from "../diagnostic.js";
import type { ClassModel, DomainModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import { askedSpaces } from "../calls.js";

export const selfContaining: Rule = {
  code: 1007,
  name: "self-containing",
  *check(file, model) {
    for (const { argument, root, hasOptions } of askedSpaces(file, model)) {
      // With a depth it has an end; whether the options give one is for the run to see.
      if (hasOptions) continue;
      const circle = findCircle(root, [], model, new Set());
      if (circle === undefined) continue;
      yield {
        node: argument,
        message: `The space has no end: ${circle.map((each) => `\`${each.name}\``).join(" contains ")}. Say how deep: searchSpace(${root.name}, { maxDepth: 3 }); or give the parameter that closes the circle a type without it.`,
      };
    }
  },
};

function findCircle(
  owner: ClassModel,
  outer: readonly ClassModel[],
  model: ProgramModel,
  done: Set<ts.Symbol>,
): readonly ClassModel[] | undefined {
  const again = outer.indexOf(owner);
  if (again !== -1) return [...outer.slice(again), owner];
  if (done.has(owner.symbol)) return undefined;
  for (const param of owner.params)
    for (const nested of classesOf(param.domain, model)) {
      const circle = findCircle(nested, [...outer, owner], model, done);
      if (circle !== undefined) return circle;
    }
  done.add(owner.symbol);
  return undefined;
}

function classesOf(domain: DomainModel | undefined, model: ProgramModel): readonly ClassModel[] {
  if (domain?.kind === "choice") return domain.candidates.flatMap((each) => classesOf(each, model));
  const found = domain?.kind === "class" ? model.searchableOf(domain.symbol) : undefined;
  return found === undefined ? [] : [found];
}
