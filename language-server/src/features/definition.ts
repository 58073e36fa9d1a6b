/** From a parameter, a type, a call or a key path to the type that gave its domain. */
import {
  aliasDeclaration,
  isNamedType,
  landings,
  namedClass,
  namedSymbol,
  ts,
} from "@tsglove/transformer/analysis";
import { holds, nodeAt } from "./selection.js";
import type { View } from "./view.js";

export interface Definition {
  /** What was pointed at. */
  readonly from: { readonly start: number; readonly end: number };
  readonly file: string;
  /** The whole declaration, and the name in it. */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
}

export function definitions(view: View, offset: number): readonly Definition[] {
  const { file, model } = view;
  if (!model.dsl.used) return [];
  const node = nodeAt(file, offset);
  if (!ts.isIdentifier(node) && !ts.isStringLiteralLike(node) && !ts.isPrivateIdentifier(node)) return [];
  const from = { start: node.getStart(file), end: node.getEnd() };
  const seen = new Set<ts.Node>();
  return [...declarationsFor(node, view)]
    .filter((each) => !seen.has(each) && seen.add(each))
    .map((each) => {
      const name = nameOf(each) ?? each;
      const source = each.getSourceFile();
      return {
        from,
        file: source.fileName,
        start: each.getStart(source),
        end: each.getEnd(),
        nameStart: name.getStart(source),
        nameEnd: name.getEnd(),
      };
    });
}

/** The name in a declaration; of another node, a written type, there is none. */
function nameOf(node: ts.Node): ts.Node | undefined {
  // TypeScript looks at the kind of whatever it is given, and its types ask for a declaration.
  return ts.getNameOfDeclaration(node as ts.Declaration);
}

function declarationsFor(node: ts.Node, view: View): readonly ts.Node[] {
  const { parent } = node;
  const { model } = view;
  if (ts.isStringLiteralLike(node)) return alongPath(node, view);
  const type = typeOfName(node, view);
  if (type !== undefined) return domainsIn(type, view);
  // `new Conv(...)`, `searchSpace(Conv)`
  if (ts.isExpression(node) && (ts.isNewExpression(parent) || ts.isCallExpression(parent))) {
    const symbol = namedClass(node, model);
    return symbol === undefined ? [] : (symbol.declarations ?? []).filter(ts.isClassLike);
  }
  const reference = ts.isTypeReferenceNode(parent) ? parent : undefined;
  return reference === undefined ? [] : domainsIn(reference, view);
}

/** The written type of the parameter or property that a name declares, or is one of. */
function typeOfName(node: ts.Node, { model }: View): ts.TypeNode | undefined {
  const { parent } = node;
  const isDeclared =
    (ts.isParameter(parent) || ts.isPropertySignature(parent) || ts.isVariableDeclaration(parent)) &&
    parent.name === node;
  if (isDeclared) return parent.type;
  const symbol = model.checker.getSymbolAtLocation(node);
  const declaration = symbol?.declarations?.find(
    (each): each is ts.ParameterDeclaration | ts.PropertySignature =>
      ts.isPropertySignature(each) || isSearched(each, model),
  );
  return declaration?.type;
}

function isSearched(node: ts.Node, model: View["model"]): node is ts.ParameterDeclaration {
  return (
    ts.isParameter(node) && ts.isConstructorDeclaration(node.parent) && model.isSearchable(node.parent.parent)
  );
}

/** Aliases of aliases: more of them nobody writes by hand. */
const MOST_STEPS = 20;

/**
 * Where the domain of a type is written: its classes, interfaces and enums, the alias that holds a union or a marker; the type itself
 * where it is written in place.
 */
function domainsIn(type: ts.TypeNode, view: View, steps = MOST_STEPS): readonly ts.Node[] {
  const { checker, dsl } = view.model;
  if (steps === 0) return [type];
  if (ts.isParenthesizedTypeNode(type)) return domainsIn(type.type, view, steps - 1);
  if (ts.isUnionTypeNode(type)) {
    const named = type.types.flatMap((each) => (isNamedType(each) ? domainsIn(each, view, steps - 1) : []));
    return named.length > 0 ? named : [type];
  }
  // `typeof WIDTHS[number]`: what the values are.
  if (ts.isIndexedAccessTypeNode(type)) return [valueIn(type, view) ?? type];
  if (!isNamedType(type)) return [type];
  if (ts.isTypeReferenceNode(type) && dsl.nameOf(type.typeName) !== undefined)
    return behindMarker(type, view, steps);
  const symbol = namedSymbol(type, checker);
  const alias = symbol === undefined ? undefined : aliasDeclaration(symbol);
  if (alias === undefined) {
    const declared = symbol?.declarations?.filter((each) => !ts.isTypeParameterDeclaration(each)) ?? [];
    return declared.length > 0 ? declared : [type];
  }
  const inner = domainsIn(alias.type, view, steps - 1);
  // What is written in the alias itself is reached by its name.
  return inner.every((each) => each === alias.type || holds(alias, each)) ? [alias] : inner;
}

/** `Named<Width, "width">`, `AnyOf<Base>`: what is named inside; a range is written where it stands. */
function behindMarker(type: ts.TypeReferenceNode, view: View, steps: number): readonly ts.Node[] {
  const [first] = type.typeArguments ?? [];
  const inner = first === undefined || !isNamedOrUnion(first) ? [] : domainsIn(first, view, steps - 1);
  return inner.length > 0 && !inner.includes(first ?? type) ? inner : [type];
}

function isNamedOrUnion(type: ts.TypeNode): boolean {
  return isNamedType(type) || ts.isUnionTypeNode(type) || ts.isParenthesizedTypeNode(type);
}

function valueIn(type: ts.IndexedAccessTypeNode, { model }: View): ts.Node | undefined {
  const object = ts.isParenthesizedTypeNode(type.objectType) ? type.objectType.type : type.objectType;
  if (!ts.isTypeQueryNode(object)) return undefined;
  const symbol = model.checker.getSymbolAtLocation(object.exprName);
  return symbol === undefined ? undefined : symbol.valueDeclaration;
}

/** `"op.filters"` in a `rebind` or `clone`: the parameter `filters`. */
function alongPath(node: ts.StringLiteralLike, { model }: View): readonly ts.Node[] {
  const { parent } = node;
  const object = ts.isPropertyAssignment(parent) && parent.name === node ? parent.parent : undefined;
  const call = object?.parent ?? parent;
  if (!ts.isCallExpression(call) || call.arguments[1] !== (object ?? node)) return [];
  const [target] = call.arguments;
  const name = model.dsl.nameOf(call.expression);
  if (target === undefined || name === undefined || !PATH_CALLS.has(name)) return [];
  // The ids of decisions say which candidate they hang under: `op[=0/3].filters`.
  const path = node.text.replace(/\[=\d+\/\d+\]/g, "");
  return landings(model.checker.getTypeAtLocation(target), path, model).flatMap((each) =>
    each.kind === "argument" ? [each.param.node] : [],
  );
}

const PATH_CALLS: ReadonlySet<string> = new Set(["rebind", "clone", "valueAt", "getPath", "materialize"]);
