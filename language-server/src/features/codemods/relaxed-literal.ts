/**
 * Relaxes a number to its neighbours: a parameter's or property's type `32` to `16 | 32 | 64`, a parameter with a default, `units = 64`,
 * to one with a domain around it, an argument of a searchable class to `oneof([16, 32, 64])`; rates to ranges.
 */
import {
  argumentPlaces,
  constantOf,
  importedName,
  ts,
  type DomainModel,
  type Edit,
} from "@tsglove/transformer/analysis";
import type { CodeAction } from "../action.js";
import { around, nodeAt } from "../selection.js";
import type { View } from "../view.js";
import { rewritten, sameNode } from "./morph.js";
import { neighboursOf, neighboursText, writerOf, type Neighbours } from "./neighbours.js";

/** What is relaxed: a type, an expression, or a parameter that gets a type. */
interface Place {
  readonly node: ts.Node;
  readonly use: "value" | "type";
  readonly value: number;
  readonly domain: DomainModel | undefined;
}

export function* relaxedLiteral(view: View, start: number, end: number): Generator<CodeAction> {
  const place = placeAt(view, start, end);
  const neighbours = place === undefined ? undefined : neighboursOf(place.value, place.domain);
  if (place === undefined || neighbours === undefined) return;
  const writer = writerOf(neighbours, place.use);
  const text = neighboursText(neighbours, place.use, writer ?? "");
  yield {
    id: `relax ${place.node.getStart()}`,
    title: `Relax ${place.value} to its neighbours: ${text}`,
    kind: "refactor.rewrite",
    isPreferred: false,
    edits: () => relaxed(place, neighbours, view),
  };
}

function placeAt(view: View, start: number, end: number): Place | undefined {
  const { file, model } = view;
  const node = nodeAt(file, start, end);
  const type = around(node, ts.isLiteralTypeNode);
  if (type !== undefined) return isWholeType(type, view) ? placeOfType(type, view) : undefined;
  const param = around(node, ts.isParameter);
  if (param !== undefined && (node.parent === param || node === param)) return placeOfParam(param, view);
  const value = literalAt(node);
  if (value === undefined) return undefined;
  const found = argumentPlaces(file, model).find((each) => each.value === value);
  if (found === undefined) return undefined;
  if (found.param.node.initializer === value) return placeOfParam(found.param.node, view);
  const number = constantOf(value, model.checker)?.value;
  return typeof number === "number"
    ? { node: value, use: "value", value: number, domain: found.param.domain }
    : undefined;
}

/** A written number, its sign included. */
function literalAt(node: ts.Node): ts.Expression | undefined {
  if (!ts.isNumericLiteral(node)) return ts.isPrefixUnaryExpression(node) ? literalOf(node) : undefined;
  return ts.isPrefixUnaryExpression(node.parent) ? literalOf(node.parent) : node;
}

function literalOf(node: ts.PrefixUnaryExpression): ts.Expression | undefined {
  return node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand) ? node : undefined;
}

/** Whether a literal is all that a searched parameter or a property takes; in a file that has to do with tsglove. */
function isWholeType({ parent }: ts.LiteralTypeNode, { file, model }: View): boolean {
  if (ts.isParameter(parent)) return isSearched(parent, { model });
  return ts.isPropertySignature(parent) && importsTsglove(file);
}

function importsTsglove(file: ts.SourceFile): boolean {
  return file.statements.some(
    (each) =>
      ts.isImportDeclaration(each) &&
      ts.isStringLiteral(each.moduleSpecifier) &&
      each.moduleSpecifier.text === "tsglove",
  );
}

function isSearched(param: ts.ParameterDeclaration, { model }: Pick<View, "model">): boolean {
  const { parent } = param;
  return ts.isConstructorDeclaration(parent) && model.isSearchable(parent.parent);
}

function placeOfType(type: ts.LiteralTypeNode, { model }: View): Place | undefined {
  const { literal } = type;
  const isNumber = ts.isNumericLiteral(literal) || ts.isPrefixUnaryExpression(literal);
  const value = isNumber ? constantOf(literal, model.checker)?.value : undefined;
  return typeof value === "number" ? { node: type, use: "type", value, domain: undefined } : undefined;
}

/** A parameter that takes any number, and has one as its default. */
function placeOfParam(param: ts.ParameterDeclaration, view: View): Place | undefined {
  const { initializer, type } = param;
  if (!isSearched(param, view) || initializer === undefined) return undefined;
  if (type !== undefined && type.kind !== ts.SyntaxKind.NumberKeyword) return undefined;
  const literal = ts.isNumericLiteral(initializer)
    ? initializer
    : ts.isPrefixUnaryExpression(initializer)
      ? literalOf(initializer)
      : undefined;
  const value = literal === undefined ? undefined : constantOf(literal, view.model.checker)?.value;
  return typeof value === "number" ? { node: param, use: "type", value, domain: undefined } : undefined;
}

async function relaxed(
  { node, use }: Place,
  neighbours: Neighbours,
  { file, model }: View,
): Promise<readonly Edit[]> {
  const writer = writerOf(neighbours, use);
  const imported = writer === undefined ? undefined : importedName(writer, use, file, model);
  const text = neighboursText(neighbours, use, imported?.text ?? "");
  const edits = await rewritten(file, (source, put, { Node }) => {
    const same = sameNode(source, node);
    if (Node.isParameterDeclaration(same)) same.setType(text);
    else put(same, text);
  });
  return [...edits, ...(imported?.edits ?? [])];
}
