/**
 * Type nodes as guides. A type says what belongs to it and in no order that one could rely on; the node that it was
 * written by says in which order, and nothing else is taken from it. A node that cannot be followed costs the order only.
 */
import ts from "#typescript";
import { resolveAlias } from "../dsl.js";
import { instantiate, type TypeArguments } from "./instantiate.js";

/** A type node, and what the type parameters in it stand for. */
export interface Guide {
  readonly node: ts.TypeNode;
  readonly env: Env;
}

/** By the symbols of type parameters. */
export type Env = ReadonlyMap<ts.Symbol, Bound>;

export interface Bound {
  readonly parameter: ts.Type;
  readonly type: ts.Type;
  readonly guide: Guide | undefined;
}

/** The guides of a type, the closest first: what an inner one does not know, an outer one may. */
export interface Guides {
  readonly guide: Guide;
  readonly outer: Guides | undefined;
}

export const NO_ENV: Env = new Map();

export function guidesOf(
  node: ts.TypeNode | undefined,
  env: Env = NO_ENV,
  outer?: Guides,
): Guides | undefined {
  return node === undefined ? outer : { guide: { node, env }, outer };
}

/** A node that only wraps another: `(T)`, `readonly T`, `T?`, `name: T`. */
export function unwrap(node: ts.TypeNode): ts.TypeNode {
  if (ts.isParenthesizedTypeNode(node) || ts.isOptionalTypeNode(node) || ts.isNamedTupleMember(node))
    return unwrap(node.type);
  const isReadonly = ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword;
  return isReadonly ? unwrap(node.type) : node;
}

/** The type of a node, type parameters replaced. */
export function typeOf({ node, env }: Guide, checker: ts.TypeChecker): ts.Type {
  return instantiate(checker.getTypeFromTypeNode(node), argumentsOf(env), checker);
}

const known = new WeakMap<Env, TypeArguments>();

export function argumentsOf(env: Env): TypeArguments {
  let given = known.get(env);
  if (given === undefined)
    known.set(env, (given = new Map([...env.values()].map(({ parameter, type }) => [parameter, type]))));
  return given;
}

/** A reference to a named type: by its name, in an `extends` clause, or as `import("./ops.js").Conv`. */
export type NamedTypeNode = ts.TypeReferenceNode | ts.ExpressionWithTypeArguments | ts.ImportTypeNode;

export function isNamedType(node: ts.Node): node is NamedTypeNode {
  return (
    ts.isTypeReferenceNode(node) ||
    ts.isExpressionWithTypeArguments(node) ||
    (ts.isImportTypeNode(node) && !node.isTypeOf)
  );
}

/** What the name in a reference stands for. */
export function namedSymbol(node: NamedTypeNode, checker: ts.TypeChecker): ts.Symbol | undefined {
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isImportTypeNode(node)
      ? (node.qualifier ?? node)
      : node.expression;
  const named = checker.getSymbolAtLocation(name);
  return named === undefined ? undefined : resolveAlias(checker, named);
}

/** The declaration of a type alias. */
export function aliasDeclaration(symbol: ts.Symbol): ts.TypeAliasDeclaration | undefined {
  return symbol.declarations?.find(ts.isTypeAliasDeclaration);
}

/** What the type parameters of a declaration stand for where a reference gives arguments; defaults for those that it leaves out. */
export function bind(
  parameters: readonly ts.TypeParameterDeclaration[] | undefined,
  given: readonly ts.TypeNode[] | undefined,
  env: Env,
  checker: ts.TypeChecker,
): Env {
  if (parameters === undefined || parameters.length === 0) return NO_ENV;
  const inner = new Map<ts.Symbol, Bound>();
  for (const [index, parameter] of parameters.entries()) {
    const symbol = checker.getSymbolAtLocation(parameter.name);
    const argument = given?.[index];
    // A default may name the parameters before it.
    const guide =
      argument !== undefined
        ? { node: argument, env }
        : parameter.default === undefined
          ? undefined
          : { node: parameter.default, env: new Map(inner) };
    if (symbol === undefined || guide === undefined) continue;
    inner.set(symbol, {
      parameter: checker.getDeclaredTypeOfSymbol(symbol),
      type: typeOf(guide, checker),
      guide,
    });
  }
  return inner;
}

/** Type parameters of interfaces and classes; merged declarations have the same ones. */
function typeParametersOf(symbol: ts.Symbol): readonly ts.TypeParameterDeclaration[] | undefined {
  return symbol.declarations?.find((each) => ts.isInterfaceDeclaration(each) || ts.isClassLike(each))
    ?.typeParameters;
}

/** Whether something is declared where type parameters have a meaning. */
function isInGeneric(declaration: ts.Node): boolean {
  for (let each: ts.Node = declaration; !ts.isSourceFile(each); each = each.parent)
    if (
      ts.isMappedTypeNode(each) ||
      (each as { readonly typeParameters?: unknown }).typeParameters !== undefined
    )
      return true;
  return false;
}

/** How many nodes are looked at for where something is declared: enough for what people write. */
const MOST_STEPS = 500;

/** What type parameters stand for where a part of a guided type is declared: inside an alias, an interface, a base of it. */
export function homeOf(
  declaration: ts.Node,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): Env | undefined {
  if (!isInGeneric(declaration)) return NO_ENV;
  let steps = 0;
  const file = declaration.getSourceFile();
  const holds = (node: ts.Node): boolean =>
    node.pos <= declaration.pos && declaration.end <= node.end && node.getSourceFile() === file;
  const search = (node: ts.TypeNode, env: Env): Env | undefined => {
    if (++steps > MOST_STEPS) return undefined;
    if (holds(node)) return env;
    if (!isNamedType(node)) return searchChildren(node, env);
    const symbol = namedSymbol(node, checker);
    if (symbol === undefined) return undefined;
    const bound = env.get(symbol);
    if (bound !== undefined)
      return bound.guide === undefined ? undefined : search(bound.guide.node, bound.guide.env);
    return searchNamed(symbol, node, env) ?? searchAll(node.typeArguments ?? [], env);
  };
  const searchAll = (nodes: readonly ts.TypeNode[], env: Env): Env | undefined => {
    for (const node of nodes) {
      const found = search(node, env);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const searchChildren = (node: ts.TypeNode, env: Env): Env | undefined =>
    ts.forEachChild(node, (child) => (ts.isTypeNode(child) ? search(child, env) : undefined));
  const searchNamed = (symbol: ts.Symbol, node: NamedTypeNode, env: Env): Env | undefined => {
    const alias = aliasDeclaration(symbol);
    if (alias !== undefined)
      return search(alias.type, bind(alias.typeParameters, node.typeArguments, env, checker));
    const inner = bind(typeParametersOf(symbol), node.typeArguments, env, checker);
    if (symbol.declarations?.some(holds) === true) return inner;
    return searchAll(heritageOf(symbol), inner);
  };
  for (let each = guides; each !== undefined; each = each.outer) {
    const found = search(each.guide.node, each.guide.env);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the declarations of an interface or class extend and implement. */
export function heritageOf(symbol: ts.Symbol): readonly ts.ExpressionWithTypeArguments[] {
  return (symbol.declarations ?? [])
    .filter((each) => ts.isInterfaceDeclaration(each) || ts.isClassLike(each))
    .flatMap((each) => each.heritageClauses ?? [])
    .flatMap((clause) => clause.types);
}
