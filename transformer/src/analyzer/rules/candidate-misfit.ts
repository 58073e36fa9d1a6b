/** TSG1032: a parameter takes objects of its classes, not of others that look like them. */
import ts from "#typescript";
import { argumentPlaces, possibleValues } from "../argument-places.js";
import { constantOf, unwrapped } from "../constants.js";
import { insertingAfter } from "../edits.js";
import type { Fix, Rule } from "../diagnostic.js";
import { classChain, namedClass } from "../instance-class.js";
import type { DomainModel, ParamModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";

export const candidateMisfit: Rule = {
  code: 1032,
  name: "candidate-misfit",
  severity: "error",
  docs: {
    title: "A candidate is what its parameter takes, by class and not by shape",
    why: "TypeScript compares shapes: to it anything is an `Identity`, which has no members. Candidates are told apart by their class, so a class that only looks the same is refused when the object is made.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Identity {}
@searchable
class Zero {}
@searchable
class Block {
  constructor(readonly op: Identity) {}
}
export const block = new Block(oneof([new Identity(), new Zero(), 1]));
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Identity {}
@searchable
class Zero {}
@searchable
class Block {
  constructor(readonly op: Identity | Zero) {}
}
export const block = new Block(oneof([new Identity(), new Zero()]));
`,
  },
  *check(file, model) {
    for (const { owner, param, value, checked } of argumentPlaces(file, model)) {
      const classes = param.domain === undefined ? undefined : classesOf(param.domain);
      if (!checked || classes === undefined || classes.length === 0) continue;
      for (const each of possibleValues(value, model)) {
        const misfit = misfitOf(each, classes, param.domain, param.optional, model);
        if (misfit === undefined) continue;
        yield {
          node: each,
          message: `${misfit} is none of what "${owner.name}.${param.name}" takes: ${classes.map(({ name }) => name).join(" | ")}. Write one of those, or add it to the parameter's type.`,
          fixes: () => widened(each, param, model),
        };
      }
    }
  },
};

/** The classes of a domain that consists of classes and literals; undefined of any other, which knows more. */
function classesOf(domain: DomainModel): readonly ts.Symbol[] | undefined {
  switch (domain.kind) {
    case "class":
      return [domain.symbol];
    case "literal":
    case "bigint":
      return [];
    case "choice": {
      const found: ts.Symbol[] = [];
      for (const each of domain.candidates) {
        const classes = classesOf(each);
        if (classes === undefined) return undefined;
        found.push(...classes);
      }
      return found;
    }
    default:
      return undefined;
  }
}

/** What a value surely is, where that is none of the classes, in words. */
function misfitOf(
  node: ts.Expression,
  classes: readonly ts.Symbol[],
  domain: DomainModel | undefined,
  optional: boolean,
  model: ProgramModel,
): string | undefined {
  const inner = unwrapped(node);
  const constant = constantOf(inner, model.checker);
  if (constant !== undefined) {
    if (constant.value === undefined && optional) return undefined;
    return hasLiteral(domain, constant.value) ? undefined : node.getText();
  }
  if (!ts.isNewExpression(inner)) return undefined;
  const symbol = namedClass(inner.expression, model);
  if (symbol === undefined) return undefined;
  const { classes: chain, whole } = classChain(symbol, model);
  return !whole || chain.some((each) => classes.includes(each)) ? undefined : `A \`${symbol.name}\``;
}

function hasLiteral(domain: DomainModel | undefined, value: unknown): boolean {
  switch (domain?.kind) {
    case "choice":
      return domain.candidates.some((each) => hasLiteral(each, value));
    case "literal":
      return Object.is(domain.value, value);
    case "bigint":
      return domain.text === value;
    default:
      return false;
  }
}

/** The parameter's type with what was written, where both stand in one file and that is a searchable class or a literal. */
function widened(value: ts.Expression, { node }: ParamModel, model: ProgramModel): readonly Fix[] {
  const { type } = node;
  const inner = unwrapped(value);
  if (type === undefined || node.getSourceFile() !== value.getSourceFile() || !takesMember(type)) return [];
  const member = memberOf(inner, model);
  return member === undefined
    ? []
    : [{ title: `Add ${member} to the type`, edits: [insertingAfter(type, ` | ${member}`)] }];
}

function memberOf(value: ts.Expression, model: ProgramModel): string | undefined {
  if (ts.isNewExpression(value) && ts.isIdentifier(value.expression)) {
    const symbol = namedClass(value.expression, model);
    const owner = symbol === undefined ? undefined : model.searchableOf(symbol);
    const isPlain = ts.isClassDeclaration(owner?.node ?? value) && owner?.node.typeParameters === undefined;
    return isPlain ? value.expression.text : undefined;
  }
  return ts.isLiteralExpression(value) ? value.getText() : undefined;
}

/** Whether ` | T` behind a type makes a union of both. */
function takesMember(type: ts.TypeNode): boolean {
  return (
    ts.isUnionTypeNode(type) ||
    ts.isTypeReferenceNode(type) ||
    ts.isLiteralTypeNode(type) ||
    ts.isParenthesizedTypeNode(type)
  );
}
