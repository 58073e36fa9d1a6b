/** TSG1001: a search space needs a domain for each parameter that has no default. */
import ts from "#typescript";
import { askedSpaces, withDomains } from "../asked-spaces.js";
import type { Fix, Rule } from "../diagnostic.js";
import { partsOf } from "../domains/domain-parts.js";
import { keyText } from "../domains/key-text.js";
import { whyNotParameter } from "../domains/why-not.js";
import { insertingAfter, replacing } from "../edits.js";
import { isTypeParameter, openTypeParameter } from "../generic-parameters.js";
import { importedName } from "../import-name.js";
import type { DomainModel, HoleModel, SymbolizedParamModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import { hasWrongCount } from "./list-length.js";

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
    for (const { call, node, name, of } of askedSpaces(file, model)) {
      // Of a generic class, and of a type parameter, rule 1006 has more to say.
      if (of.kind === "class" ? openTypeParameter(of, model) !== undefined : isTypeParameter(node, model))
        continue;
      const seen = new Set<unknown>(of.kind === "class" && !of.instantiated ? [of.root.symbol] : []);
      const missing =
        of.kind === "type"
          ? insideDomain(of.domain, name, false, model, seen)
          : undecidable(of.kind === "class" ? of.root.params : of.target.params, name, model, seen);
      for (const each of missing)
        yield {
          node,
          message: node === call.expression && each.type === "unknown" ? NOTHING : messageFor(each),
          fixes: () => (each.param === undefined ? [] : fixesFor(each.param, model)),
        };
    }
  },
};

interface Undecidable extends Omit<HoleModel, "kind"> {
  readonly path: string;
  /** The parameter that has the type; undefined where that is a part of its type only. */
  readonly param: SymbolizedParamModel | undefined;
}

const DOMAINS =
  "a union of literals such as `1 | 2 | 3`, `Float<0, 1>`, `Int<1, 9>`, or a class with `@searchable` in front of it";

const NOTHING =
  "`searchSpace()` is given nothing to search. Write a class, `searchSpace(Trainer)`, or a type, `searchSpace<Config>()`.";

function messageFor({ path, type, guilty, why, param }: Undecidable): string {
  if (type.startsWith("Fixed<") && param !== undefined)
    return `"${path}" is \`${type}\`, and has no default to be fixed to. Write one: \`${param.name}: ${type} = ...\`.`;
  if (type.startsWith("Fixed<"))
    return `"${path}" is \`${type}\`, which is not searched, and a part of a type has no default to be fixed to. Write the one value as its type, or leave it out.`;
  const part = guilty === undefined || guilty === type ? "which" : `of which \`${guilty}\``;
  const other = param === undefined ? "." : ", or a default value, which is then used as it is.";
  const says = `"${path}" has the type \`${type}\`, ${part}`;
  if (why === "endless")
    return `${says} goes deeper without end: inside of it is another type each time, and never one that was there before. Write one that comes up again, which \`maxDepth\` ends, or one that is as deep as is meant${other}`;
  if (why === "large")
    return `${says} has more than a thousand parts. Write a type with those that are to be searched${other}`;
  if (why === "unknown")
    return `${says} TypeScript does not know, or not all of it. Mend the name, the import or the type arguments that it has an error for.`;
  const base = /^AnyOf<(.*)>$/.exec(guilty ?? type)?.[1];
  if (base !== undefined)
    return `${says} stands for nobody: no searchable class of this program extends or implements \`${base}\`. Write \`@searchable\` in front of those that do${other}`;
  const blame = `${says} is nothing to search${param === undefined ? "" : ", and no default"}.`;
  return `${blame} Give it a domain (${DOMAINS})${other}`;
}

function* undecidable(
  params: readonly SymbolizedParamModel[],
  path: string,
  model: ProgramModel,
  seen: Set<unknown>,
): Generator<Undecidable> {
  for (const param of params) {
    const at = `${path}.${param.name}`;
    // What may be left out is left out, where it cannot be searched.
    if (param.domain !== undefined) yield* insideDomain(param.domain, at, param.optional, model, seen);
    else if (!param.optional && !param.rest) {
      const { node } = param;
      const hole = node === undefined ? undefined : whyNotParameter(node, model.typeScope);
      // One mistake, one finding: a count that is none is rule 1037's.
      if (hole?.why === "count" || (node !== undefined && hasWrongCount(node, model))) continue;
      yield { ...hole, path: at, type: typeText(param, model), param };
    }
  }
}

/** @param seen the classes that were entered, by what tells their domains. */
function* insideDomain(
  domain: DomainModel,
  path: string,
  optional: boolean,
  model: ProgramModel,
  seen: Set<unknown>,
): Generator<Undecidable> {
  switch (domain.kind) {
    case "hole":
      if (!optional && domain.why !== "count") yield { ...domain, path, param: undefined };
      return;
    case "class": {
      const nested = model.searchableOf(domain.symbol);
      const key = domain.params ?? domain.symbol;
      if (nested === undefined || seen.has(key)) return;
      seen.add(key);
      const owner = domain.params === undefined ? nested : withDomains(nested, domain.params);
      yield* undecidable(owner.params, path, model, seen);
      return;
    }
    case "object":
      for (const field of domain.fields) {
        const at = path + keyText(field.name);
        yield* insideDomain(field.domain, at, optional || field.optional, model, seen);
      }
      return;
    case "list":
      for (const [index, item] of domain.items.entries())
        yield* insideDomain(item, `${path}[${index}]`, optional, model, seen);
      return;
    default:
      for (const part of partsOf(domain)) yield* insideDomain(part, path, optional, model, seen);
  }
}

function typeText({ node }: SymbolizedParamModel, { checker }: ProgramModel): string {
  if (node === undefined) return "unknown";
  return node.type?.getText() ?? checker.typeToString(checker.getTypeAtLocation(node));
}

/** A range in place of `number`; a default for what has an obvious one. */
function fixesFor({ node, name }: SymbolizedParamModel, model: ProgramModel): readonly Fix[] {
  const type = node?.type;
  const file = type?.getSourceFile();
  if (type === undefined || file === undefined || file.isDeclarationFile) return [];
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
