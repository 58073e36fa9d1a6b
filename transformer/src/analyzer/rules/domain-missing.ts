/** TSG1001: a search space needs a domain for each parameter that has no default. */
import type ts from "typescript";
import type { Rule } from "../diagnostic.js";
import type { ClassModel, DomainModel, ParamModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import { askedSpaces } from "../calls.js";

export const domainMissing: Rule = {
  code: 1001,
  name: "domain-missing",
  *check(file, model) {
    for (const { argument, root } of askedSpaces(file, model)) {
      // Of a generic class rule 1006 has more to say.
      if (root.node.typeParameters !== undefined) continue;
      for (const { path, param } of undecidable(root, root.name, model, new Set()))
        yield {
          node: argument,
          message:
            `"${path}" has the type \`${typeText(param, model)}\`, which is nothing to search, and no default. ` +
            `Give it a domain (a union of literals such as \`1 | 2 | 3\`, \`Float<0, 1>\`, \`Int<1, 9>\`, or a @searchable class), or a default value, which is then used as it is.`,
        };
    }
  },
};

interface Undecidable {
  readonly path: string;
  readonly param: ParamModel;
}

function* undecidable(
  owner: ClassModel,
  path: string,
  model: ProgramModel,
  seen: Set<ts.Symbol>,
): Generator<Undecidable> {
  if (seen.has(owner.symbol)) return;
  seen.add(owner.symbol);
  for (const param of owner.params) {
    const at = `${path}.${param.name}`;
    if (param.domain !== undefined) yield* insideDomain(param.domain, at, model, seen);
    else if (!param.optional && !param.rest) yield { path: at, param };
  }
}

function* insideDomain(
  domain: DomainModel,
  path: string,
  model: ProgramModel,
  seen: Set<ts.Symbol>,
): Generator<Undecidable> {
  if (domain.kind === "choice")
    for (const candidate of domain.candidates) yield* insideDomain(candidate, path, model, seen);
  if (domain.kind !== "class") return;
  const nested = model.searchableOf(domain.symbol);
  if (nested !== undefined) yield* undecidable(nested, path, model, seen);
}

function typeText(param: ParamModel, model: ProgramModel): string {
  return (
    param.node.type?.getText() ?? model.checker.typeToString(model.checker.getTypeAtLocation(param.node))
  );
}
