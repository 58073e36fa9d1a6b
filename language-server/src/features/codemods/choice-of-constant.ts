/**
 * Turns a constant into a choice: `"relu"` into `oneof(["relu", "gelu"])`. Candidates are what the place takes; where it takes any
 * text, what the code compares the constant with, or the constant alone, to which a person adds.
 *
 * Offered where a hyper value may stand: as an argument of a searchable class, in a constant or an object that is handed on as
 * it is, and anywhere in the function of a `trace`. Not where plain code computes with the value: it would meet a hole.
 */
import {
  argumentPlaces,
  callsOf,
  constantOf,
  domainText,
  importedName,
  nodesIn,
  readTypeNode,
  ts,
  type DomainModel,
  type Edit,
} from "@tsglove/transformer/analysis";
import { literalText } from "tsglove/geno";
import type { CodeAction } from "../action.js";
import { holds, nodeAt, outward } from "../selection.js";
import type { View } from "../view.js";
import { rewritten, sameNode } from "./morph.js";
import { neighboursOf, neighboursText, writerOf } from "./neighbours.js";

/** More candidates than this nobody reads in a list. */
const MOST_WRITTEN = 12;

interface Choice {
  /** `oneof`, `floatv` */
  readonly writer: string;
  readonly write: (writer: string) => string;
}

export function* choiceOfConstant(view: View, start: number, end: number): Generator<CodeAction> {
  const value = constantAt(nodeAt(view.file, start, end), view);
  const choice = value === undefined ? undefined : choiceFor(value, view);
  if (value === undefined || choice === undefined) return;
  yield {
    id: `choose ${value.getStart()}`,
    title: `Search instead of ${value.getText()}: ${choice.write(choice.writer)}`,
    kind: "refactor.rewrite",
    isPreferred: false,
    edits: () => chosen(value, choice, view),
  };
}

/** A literal or an enum's member that a cursor is in. */
function constantAt(node: ts.Node, { model }: View): ts.Expression | undefined {
  for (const each of outward(node)) {
    if (isConstant(each)) {
      const { parent } = each;
      const isPart = ts.isPrefixUnaryExpression(parent) || ts.isPropertyAccessExpression(parent);
      if (!isPart) return constantOf(each, model.checker) === undefined ? undefined : each;
    } else if (!ts.isIdentifier(each)) return undefined;
  }
  return undefined;
}

function isConstant(node: ts.Node): node is ts.Expression {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    ts.isBigIntLiteral(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}

function choiceFor(value: ts.Expression, view: View): Choice | undefined {
  const { file, model } = view;
  const argument = argumentPlaces(file, model).find((each) => each.value === value);
  if (argument !== undefined) {
    const { param } = argument;
    if (param.node.initializer === value) return undefined;
    // What takes any number is for `relaxedLiteral`.
    return listed(candidatesOf(param.domain)) ?? (isNumber(value, view) ? undefined : loose(value, [], view));
  }
  const { parent } = value;
  const isTraced = tracedFunctions(view).some((each) => holds(each, value));
  if (ts.isVariableDeclaration(parent) && parent.initializer === value && ts.isIdentifier(parent.name)) {
    const uses = usesOf(parent.name, view);
    if (!isTraced && (!isConstList(parent.parent) || !uses.every(isHandedOn))) return undefined;
    return listed(candidatesIn(parent.type, view)) ?? loose(value, comparedWith(uses, view), view);
  }
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== value) return undefined;
  if (!isTraced && !isHeldObject(parent.parent, view)) return undefined;
  const property = model.checker.getContextualType(parent.parent)?.getProperty(parent.name.getText());
  const declared = property?.valueDeclaration;
  const type = declared !== undefined && ts.isPropertySignature(declared) ? declared.type : undefined;
  return listed(candidatesIn(type, view)) ?? (type === undefined ? loose(value, [], view) : undefined);
}

function isNumber(value: ts.Expression, { model }: View): boolean {
  return typeof constantOf(value, model.checker)?.value === "number";
}

/** The candidates of a domain of two literals or more, as they are written. */
function candidatesOf(domain: DomainModel | undefined): readonly string[] {
  if (domain?.kind === "labelled") return candidatesOf(domain.domain);
  if (domain?.kind !== "choice" || domain.candidates.length > MOST_WRITTEN) return [];
  const literals = domain.candidates.every(({ kind }) => kind === "literal" || kind === "bigint");
  return literals ? domain.candidates.map(domainText) : [];
}

function candidatesIn(type: ts.TypeNode | undefined, { model }: View): readonly string[] {
  return type === undefined ? [] : candidatesOf(readTypeNode(type, model.typeScope));
}

function listed(candidates: readonly string[]): Choice | undefined {
  if (candidates.length < 2) return undefined;
  return { writer: "oneof", write: (writer) => `${writer}([${candidates.join(", ")}])` };
}

/** A choice where the type says nothing. */
function loose(value: ts.Expression, compared: readonly string[], view: View): Choice | undefined {
  const constant = constantOf(value, view.model.checker)?.value;
  const own = value.getText();
  const others = compared.filter(
    (each) => each !== (typeof constant === "string" ? literalText(constant) : own),
  );
  if (others.length > 0) return listed([own, ...others]);
  if (typeof constant === "boolean") return listed(["false", "true"]);
  if (typeof constant === "string" && ts.isStringLiteralLike(value))
    return { writer: "oneof", write: (writer) => `${writer}([${own}])` };
  const neighbours = typeof constant === "number" ? neighboursOf(constant) : undefined;
  const writer = neighbours === undefined ? undefined : writerOf(neighbours, "value");
  if (neighbours === undefined || writer === undefined) return undefined;
  return { writer, write: (name) => neighboursText(neighbours, "value", name) };
}

function tracedFunctions({ file, model }: View): readonly ts.Node[] {
  return ["trace", "traceAsync"]
    .flatMap((name) => callsOf(name, file, model))
    .flatMap((call) => call.arguments[0] ?? []);
}

function isConstList(list: ts.Node): boolean {
  return ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
}

/** The other mentions of a variable in its file. */
function usesOf(name: ts.Identifier, { file, model }: View): readonly ts.Identifier[] {
  const { checker } = model;
  const symbol = checker.getSymbolAtLocation(name);
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name) {
      const found = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      if (found === symbol) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  if (symbol !== undefined) visit(file);
  return uses;
}

/** Whether a value is put somewhere as it is, and nothing is computed of it. */
function isHandedOn(use: ts.Identifier): boolean {
  const { parent } = use;
  return (
    (ts.isNewExpression(parent) && parent.expression !== use) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === use) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isExportSpecifier(parent)
  );
}

/** What a variable is compared with, `x === "gelu"` and `case "gelu":`, as it is written. */
function comparedWith(uses: readonly ts.Identifier[], { model }: View): readonly string[] {
  const others = uses.flatMap(({ parent }): readonly ts.Expression[] => {
    if (ts.isSwitchStatement(parent))
      return parent.caseBlock.clauses.flatMap((each) => (ts.isCaseClause(each) ? [each.expression] : []));
    return ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind)
      ? [parent.left, parent.right]
      : [];
  });
  const values = others.flatMap((each) => {
    const found = constantOf(each, model.checker);
    return typeof found?.value === "string" && ts.isStringLiteralLike(each) ? [literalText(found.value)] : [];
  });
  return [...new Set(values)];
}

function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}

/** Whether an object is an argument of a searchable class, or a constant that tsglove's functions are given and nobody reads. */
function isHeldObject(object: ts.ObjectLiteralExpression, view: View): boolean {
  const { parent } = object;
  if (argumentPlaces(view.file, view.model).some(({ value }) => value === object)) return true;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || !isConstList(parent.parent))
    return false;
  const spaceCalls = new Set(
    nodesIn(view.file).calls.filter((call) => view.model.dsl.nameOf(call.expression) !== undefined),
  );
  return usesOf(parent.name, view).every(
    (use) => isHandedOn(use) || (ts.isCallExpression(use.parent) && spaceCalls.has(use.parent)),
  );
}

async function chosen(value: ts.Expression, choice: Choice, { file, model }: View): Promise<readonly Edit[]> {
  const { text, edits } = importedName(choice.writer, "value", file, model);
  const own = await rewritten(file, (source, put) => {
    put(sameNode(source, value), choice.write(text));
  });
  return [...own, ...edits];
}
