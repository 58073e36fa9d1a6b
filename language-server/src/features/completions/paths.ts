/**
 * Key paths inside a text: `rebind(trainer, { "model.layers[1].op.filters": ... })`. TypeScript offers those of `rebind` and `clone`
 * down to depth three, items as `[0]`; here is what lies deeper, each item of a tuple, and the paths that `valueAt` and `getPath` take.
 */
import { keysOf, nameText, ts } from "@tsglove/transformer/analysis";
import type { Completion } from "../completion.js";
import type { View } from "../view.js";

/** So deep TypeScript offers paths by itself: see `Offered` in the runtime's paths.ts. */
const DEPTH_OF_TYPESCRIPT = 3;

export function pathCompletions(
  view: View,
  node: ts.StringLiteralLike,
  offset: number,
): readonly Completion[] {
  const place = placeOf(node, view);
  if (place === undefined) return [];
  const start = node.getStart() + 1;
  const typed = view.file.text.slice(start, offset);
  // The key that is being typed gives way to a whole one.
  const prefix = /^(.*?)[^.[\]]*$/s.exec(typed)?.[1] ?? "";
  const keys = prefix === "" ? [] : keysOf(prefix.replace(/[.[]$/, ""));
  if (keys === undefined) return [];
  const types = keys.reduce(
    (types, key) => types.flatMap((each) => step(each, key, view)),
    members(place.target, view),
  );
  const isIndex = prefix.endsWith("[");
  const depth = keys.length + 1;
  const found = new Map<string, Completion>();
  for (const type of types)
    for (const { key, isItem, type: next } of keysBelow(type, view)) {
      if (prefix !== "" && isItem !== isIndex && !(isItem && !prefix.endsWith("."))) continue;
      const text = isItem ? `${prefix.replace(/\[$/, "")}[${key}]` : prefix + key;
      const isGiven = place.isOffered && depth <= DEPTH_OF_TYPESCRIPT && (!isItem || key === "0");
      if (isGiven || found.has(text)) continue;
      found.set(text, {
        label: text,
        kind: "path",
        detail: view.model.checker.typeToString(next),
        documentation: "",
        insertText: text,
        isSnippet: false,
        start,
        end: contentEnd(node, view.file),
        edits: [],
      });
    }
  return [...found.values()];
}

/** The end of a text, before its quote, which half-typed code may lack. */
function contentEnd(node: ts.StringLiteralLike, file: ts.SourceFile): number {
  const text = node.getText(file);
  const isClosed = text.length > 1 && text.at(-1) === text[0];
  const end = node.getEnd() - (isClosed ? 1 : 0);
  const line = file.text.slice(node.getStart(file), end).search(/[\r\n]/);
  return line === -1 ? end : node.getStart(file) + line;
}

interface PathPlace {
  /** What the path is of. */
  readonly target: ts.Type;
  /** Whether TypeScript offers the upper paths. */
  readonly isOffered: boolean;
}

function placeOf(node: ts.StringLiteralLike, { model }: View): PathPlace | undefined {
  const { parent } = node;
  const { checker, dsl } = model;
  if (ts.isCallExpression(parent) && parent.arguments[1] === node) {
    const name = dsl.nameOf(parent.expression);
    const [target] = parent.arguments;
    return target !== undefined && (name === "valueAt" || name === "getPath")
      ? { target: checker.getTypeAtLocation(target), isOffered: false }
      : undefined;
  }
  // A key without a value, yet, is taken for a property's name too.
  const isKey =
    (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) &&
    nameText(parent.name) === node.text;
  const object = isKey ? parent.parent : undefined;
  const call = object?.parent;
  if (call === undefined || !ts.isCallExpression(call) || call.arguments[1] !== object) return undefined;
  const name = dsl.nameOf(call.expression);
  const [target] = call.arguments;
  return target !== undefined && (name === "rebind" || name === "clone")
    ? { target: checker.getTypeAtLocation(target), isOffered: true }
    : undefined;
}

interface KeyBelow {
  readonly key: string;
  readonly isItem: boolean;
  readonly type: ts.Type;
}

/** More items than this of one tuple nobody wants to read. */
const MOST_ITEMS = 50;

/** What can be changed in an object: the init arguments of a searchable class, the properties of another, items. */
function keysBelow(type: ts.Type, { model }: View): readonly KeyBelow[] {
  const { checker } = model;
  const item = (key: number, of: ts.Type): KeyBelow => ({ key: String(key), isItem: true, type: of });
  if (checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type as ts.TupleTypeReference);
    return items.slice(0, MOST_ITEMS).map((each, index) => item(index, each));
  }
  if (checker.isArrayLikeType(type)) {
    const of = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return of === undefined ? [] : [item(0, of)];
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return [];
  const symbol: ts.Symbol | undefined = type.getSymbol();
  const owner = symbol === undefined ? undefined : model.searchableOf(symbol);
  return checker.getPropertiesOfType(type).flatMap((property): readonly KeyBelow[] => {
    const isArgument = owner === undefined || owner.params.some(({ name }) => name === property.name);
    const isPublic = !property.declarations?.some(isHidden);
    const next = checker.getTypeOfSymbol(property);
    if (!isArgument || !isPublic || /[.[\]]|^__@/.test(property.name) || next.getCallSignatures().length > 0)
      return [];
    return [{ key: property.name, isItem: false, type: next }];
  });
}

function isHidden(declaration: ts.Declaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (ts.getCombinedModifierFlags(declaration) & hidden) !== 0;
}

/** The types behind a key: several, where it goes through a union. */
function step(type: ts.Type, key: string, view: View): readonly ts.Type[] {
  const isItem = /^\d+$/.test(key);
  const { checker } = view.model;
  if (isItem && checker.isArrayLikeType(type) && !checker.isTupleType(type)) {
    const of = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return of === undefined ? [] : members(of, view);
  }
  return keysBelow(type, view)
    .filter((each) => each.key === key)
    .flatMap((each) => members(each.type, view));
}

function members(type: ts.Type, { model }: View): readonly ts.Type[] {
  const present = model.checker.getNonNullableType(type);
  return present.isUnion() ? present.types : [present];
}
