/** TSG1001: a search space needs a domain for each parameter that has no default. */
import ts from "#typescript";
import { askedSpaces, withDomains } from "../asked-spaces.js";
import type { Fix, Rule } from "../diagnostic.js";
import { partsOf } from "../domains/domain-parts.js";
import { whyNotParameter } from "../domains/why-not.js";
import { insertingAfter, replacing } from "../edits.js";
import { isTypeParameter, openTypeParameter } from "../generic-parameters.js";
import { importedName } from "../import-name.js";
import type { ClassModel, DomainModel, ParamModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";

export const domainMissing: Rule = {
  code: 1001,
  name: "domain-missing",
  severity: "error",
  docs: {
    title: "A search space needs a domain for each parameter that has no default",
    why: "`searchSpace(Trainer)` asks every parameter what to search. `string`, `number` and the like have no finite or bounded domain; without a default there is nothing to use instead.",
    wrong: `import { searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(
    readonly width: number,
    readonly name: string,
  ) {}
}
searchSpace(Trainer);
`,
    right: `import { searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(
    readonly width: 32 | 64,
    readonly name: string = "trainer",
  ) {}
}
searchSpace(Trainer);
`,
  },
  *check(file, model) {
    for (const { node, name, of } of askedSpaces(file, model)) {
      const seen = new Set<ts.Symbol>();
      // Of a generic class, and of a type parameter, rule 1006 has more to say.
      if (of.kind === "class" ? openTypeParameter(of, model) !== undefined : isTypeParameter(node, model))
        continue;
      const missing =
        of.kind === "class"
          ? undecidable(of.root, name, model, seen)
          : insideDomain(of.domain, name, false, model, seen);
      for (const each of missing)
        yield {
          node,
          message: messageFor(each),
          fixes: () => (each.param === undefined ? [] : fixesFor(each.param, model)),
        };
    }
  },
};

interface Undecidable {
  readonly path: string;
  readonly type: string;
  /** The member of a union that is to blame. */
  readonly guilty: string | undefined;
  /** The parameter that has the type; undefined where that is a part of its type only. */
  readonly param: ParamModel | undefined;
}

function messageFor({ path, type, guilty, param }: Undecidable): string {
  if (type.startsWith("Fixed<") && param !== undefined)
    return `"${path}" is \`${type}\`, and has no default to be fixed to. Write one: \`${param.name}: ${type} = ...\`.`;
  const blame = guilty === undefined || guilty === type ? "which" : `of which \`${guilty}\``;
  const other = param === undefined ? "." : ", or a default value, which is then used as it is.";
  return (
    `"${path}" has the type \`${type}\`, ${blame} is nothing to search${param === undefined ? "" : ", and no default"}. ` +
    `Give it a domain (a union of literals such as \`1 | 2 | 3\`, \`Float<0, 1>\`, \`Int<1, 9>\`, or a class with \`@searchable\` in front of it)${other}`
  );
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
    // What may be left out is left out, where it cannot be searched.
    if (param.domain !== undefined) yield* insideDomain(param.domain, at, param.optional, model, seen);
    else if (!param.optional && !param.rest) {
      const guilty = whyNotParameter(param.node, at, model.typeScope)?.guilty;
      yield { path: at, type: typeText(param, model), guilty, param };
    }
  }
}

function* insideDomain(
  domain: DomainModel,
  path: string,
  optional: boolean,
  model: ProgramModel,
  seen: Set<ts.Symbol>,
): Generator<Undecidable> {
  switch (domain.kind) {
    case "hole":
      if (!optional) yield { path, type: domain.type, guilty: domain.guilty, param: undefined };
      return;
    case "class": {
      const nested = model.searchableOf(domain.symbol);
      if (nested === undefined) return;
      const owner = domain.params === undefined ? nested : withDomains(nested, domain.params);
      yield* undecidable(owner, path, model, seen);
      return;
    }
    case "object":
      for (const field of domain.fields)
        yield* insideDomain(field.domain, `${path}.${field.name}`, optional || field.optional, model, seen);
      return;
    case "list":
      for (const [index, item] of domain.items.entries())
        yield* insideDomain(item, `${path}[${index}]`, optional, model, seen);
      return;
    default:
      for (const part of partsOf(domain)) yield* insideDomain(part, path, optional, model, seen);
  }
}

function typeText(param: ParamModel, model: ProgramModel): string {
  return (
    param.node.type?.getText() ?? model.checker.typeToString(model.checker.getTypeAtLocation(param.node))
  );
}

/** A range in place of `number`; a default for what has an obvious one. */
function fixesFor({ node, name }: ParamModel, model: ProgramModel): readonly Fix[] {
  const { type } = node;
  const file = node.getSourceFile();
  if (type === undefined || file.isDeclarationFile) return [];
  const isNumber = type.kind === ts.SyntaxKind.NumberKeyword;
  const plain = isNumber ? "0" : type.kind === ts.SyntaxKind.StringKeyword ? '""' : undefined;
  if (plain === undefined) return [];
  const withDefault = { title: `Give ${name} a default`, edits: [insertingAfter(type, ` = ${plain}`)] };
  if (!isNumber) return [withDefault];
  const { text, edits } = importedName("Float", "type", file, model);
  const range = `${text}<0, 1>`;
  return [
    { title: `Give ${name} a range: ${range}`, edits: [replacing(type, range), ...edits] },
    withDefault,
  ];
}
