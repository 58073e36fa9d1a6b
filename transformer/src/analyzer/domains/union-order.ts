/**
 * The members of a type in declaration order. The type has them in whatever order the checker met them; here they are
 * taken out of it one by one, as its node names them. What a node names and the type does not have (`32` of
 * `32 | number`) is passed over, and what the type has and no node names comes in canonical order.
 */
import ts from "#typescript";
import { sortCanonically } from "./canonical-order.js";
import {
  aliasDeclaration,
  bind,
  guidesOf,
  isNamedType,
  namedSymbol,
  NO_ENV,
  typeOf,
  unwrap,
  type Env,
  type Guides,
  type NamedTypeNode,
} from "./guide.js";
import { withoutMarkers } from "./markers.js";
import { orderedProperties, writtenTypeOf } from "./property-order.js";
import { tupleItems } from "./tuple-items.js";

export interface Member {
  readonly type: ts.Type;
  /** The node that named it and those around. */
  readonly guides: Guides | undefined;
  /** Whether a node named it. */
  readonly written: boolean;
}

/** What ordering asks of whoever reads. */
export interface Ordering {
  readonly checker: ts.TypeChecker;
  /** Orders two types that neither node nor name tells apart. */
  readonly tie: (type: ts.Type) => string;
  /** Told of each member that a node names and the type does not have. */
  readonly missing?: (type: ts.Type, node: ts.TypeNode) => void;
}

/** The types of a union; any other type alone. */
export function alternatives(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [regular(type)];
}

/** A literal type as unions have it: that of a value in place (`"a"`, not yet widened) is another one. */
function regular(type: ts.Type): ts.Type {
  return type.isLiteral() || type.flags & ts.TypeFlags.BooleanLiteral
    ? (type as ts.LiteralType).regularType
    : type;
}

export function orderedMembers(
  type: ts.Type,
  guides: Guides | undefined,
  ordering: Ordering,
): readonly Member[] {
  const taking = new Taking(alternatives(type), ordering);
  if (guides !== undefined) taking.follow(guides.guide.node, guides.guide.env, guides.outer);
  return taking.finish(guides);
}

/** Aliases can name aliases without end in half-typed code. */
const MOST_STEPS = 50_000;
const DEEPEST = 100;

class Taking {
  readonly #left: Set<ts.Type>;
  /** Members by what is inside their markers: `"a"` finds `Named<"a", "n">`. */
  readonly #inside = new Map<ts.Type, ts.Type[]>();
  readonly #taken = new Map<ts.Type, Member>();
  readonly #checker: ts.TypeChecker;
  #steps = 0;

  constructor(
    types: readonly ts.Type[],
    private readonly ordering: Ordering,
  ) {
    this.#checker = ordering.checker;
    this.#left = new Set(types);
    for (const type of types) {
      if (!type.isIntersection()) continue;
      const [only, ...more] = withoutMarkers(type, this.#checker);
      if (only === undefined || more.length > 0) continue;
      this.#inside.set(only, [...(this.#inside.get(only) ?? []), type]);
    }
  }

  finish(guides: Guides | undefined): readonly Member[] {
    const rest = sortCanonically([...this.#left], this.ordering.tie);
    return [...this.#taken.values(), ...rest.map((type) => ({ type, guides, written: false }))];
  }

  /** Takes what a node names, in its order. */
  follow(node: ts.TypeNode, env: Env, outer: Guides | undefined, depth = 0): void {
    if (++this.#steps > MOST_STEPS || depth > DEEPEST) return;
    const plain = unwrap(node);
    if (ts.isUnionTypeNode(plain)) for (const each of plain.types) this.follow(each, env, outer, depth + 1);
    else if (ts.isIntersectionTypeNode(plain)) {
      const around = guidesOf(plain, env, outer);
      for (const each of plain.types) this.follow(each, env, around, depth + 1);
      this.#takeAll(plain, env, outer);
    } else if (isNamedType(plain)) this.#followName(plain, env, outer, depth);
    else {
      if (ts.isTypeQueryNode(plain)) this.#followValue(plain, outer, depth);
      if (!ts.isIndexedAccessTypeNode(plain)) this.#takeAll(plain, env, outer);
      else {
        this.#followIndexed(plain, env, outer, depth);
        const rest = withoutUndefined(typeOf({ node: plain, env }, this.#checker));
        this.#takeTypes(rest, plain, guidesOf(plain, env, outer));
      }
    }
  }

  #followName(node: NamedTypeNode, env: Env, outer: Guides | undefined, depth: number): void {
    const symbol = namedSymbol(node, this.#checker);
    const bound = symbol === undefined ? undefined : env.get(symbol);
    if (bound !== undefined) {
      if (bound.guide !== undefined) this.follow(bound.guide.node, bound.guide.env, outer, depth + 1);
      this.#takeTypes(alternatives(bound.type), node, guidesOf(node, env, outer));
      return;
    }
    const alias = symbol === undefined ? undefined : aliasDeclaration(symbol);
    if (alias !== undefined)
      this.follow(
        alias.type,
        bind(alias.typeParameters, node.typeArguments, env, this.#checker),
        outer,
        depth + 1,
      );
    for (const member of symbol === undefined ? [] : enumMembers(symbol, this.#checker))
      this.#take(member, node, guidesOf(node, env, outer));
    this.#takeAll(node, env, outer);
  }

  /** `typeof width`, where `width` was declared with a type. */
  #followValue(node: ts.TypeQueryNode, outer: Guides | undefined, depth: number): void {
    const type = writtenTypeOf(this.#checker.getSymbolAtLocation(node.exprName), this.#checker);
    if (type !== undefined) this.follow(type, NO_ENV, outer, depth + 1);
  }

  /** `(typeof WIDTHS)[number]`, `(typeof ACTS)[keyof typeof ACTS]`, `Config["depth"]`. */
  #followIndexed(node: ts.IndexedAccessTypeNode, env: Env, outer: Guides | undefined, depth: number): void {
    const checker = this.#checker;
    const object = typeOf({ node: node.objectType, env }, checker);
    const follow = (types: readonly ts.Type[], guides: Guides | undefined): void => {
      if (guides !== undefined) this.follow(guides.guide.node, guides.guide.env, guides.outer, depth + 1);
      this.#takeTypes(types, node, guides ?? guidesOf(node, env, outer));
    };
    const index = typeOf({ node: node.indexType, env }, checker);
    const around = guidesOf(node.objectType, env, outer);
    if (checker.isTupleType(object)) {
      const items = tupleItems(object as ts.TupleTypeReference, around, checker);
      const at = isKey(index) ? items.slice(Number(index.value), Number(index.value) + 1) : items;
      if (!isKey(index) && !(index.flags & ts.TypeFlags.Number)) return;
      for (const item of at) follow(alternatives(item.type), item.guides);
      return;
    }
    if (checker.isArrayType(object)) return;
    const properties = orderedProperties(object, around, checker);
    const keys = orderedMembers(index, guidesOf(node.indexType, env, outer), this.ordering);
    const names = keys.map(({ type }) => (isKey(type) ? String(type.value) : ""));
    const wanted = new Set(names);
    const byName = new Map(properties.map((each) => [each.name, each]));
    const inOrder = this.#isKeyOf(node.indexType, env)
      ? properties.filter(({ name }) => wanted.has(name))
      : names.flatMap((name) => byName.get(name) ?? []);
    // The absence of a property was written by nobody.
    for (const { type, guides, optional } of inOrder)
      follow(optional ? withoutUndefined(type) : alternatives(type), guides);
  }

  /** Whether an index says "all of them", in no order of its own. */
  #isKeyOf(node: ts.TypeNode, env: Env, depth = 0): boolean {
    const plain = unwrap(node);
    if (ts.isTypeOperatorNode(plain)) return plain.operator === ts.SyntaxKind.KeyOfKeyword;
    if (!isNamedType(plain) || depth > DEEPEST) return false;
    const symbol = namedSymbol(plain, this.#checker);
    if (symbol === undefined) return false;
    const bound = env.get(symbol)?.guide;
    if (bound !== undefined) return this.#isKeyOf(bound.node, bound.env, depth + 1);
    const alias = aliasDeclaration(symbol);
    return (
      alias !== undefined &&
      this.#isKeyOf(
        alias.type,
        bind(alias.typeParameters, plain.typeArguments, env, this.#checker),
        depth + 1,
      )
    );
  }

  #takeAll(node: ts.TypeNode, env: Env, outer: Guides | undefined): void {
    this.#takeTypes(alternatives(typeOf({ node, env }, this.#checker)), node, guidesOf(node, env, outer));
  }

  #takeTypes(all: readonly ts.Type[], node: ts.TypeNode, guides: Guides | undefined): void {
    const types = all.filter((each) => !this.#taken.has(each));
    const ordered = types.length > 1 ? sortCanonically(types, this.ordering.tie) : types;
    for (const each of ordered) this.#take(each, node, guides);
  }

  #take(type: ts.Type, node: ts.TypeNode, guides: Guides | undefined): void {
    if (type.flags & ts.TypeFlags.Never) return;
    if (this.#left.delete(type)) this.#taken.set(type, { type, guides, written: true });
    else if (!this.#taken.has(type)) {
      const marked = this.#inside.get(type);
      if (marked === undefined) this.ordering.missing?.(type, node);
      for (const each of marked ?? [])
        if (this.#left.delete(each)) this.#taken.set(each, { type: each, guides, written: true });
    }
  }
}

function isKey(type: ts.Type): type is ts.StringLiteralType | ts.NumberLiteralType {
  return type.isStringLiteral() || type.isNumberLiteral();
}

function withoutUndefined(type: ts.Type): readonly ts.Type[] {
  return alternatives(type).filter((each) => !(each.flags & ts.TypeFlags.Undefined));
}

/** The types of an enum's members, in declaration order. */
function enumMembers(symbol: ts.Symbol, checker: ts.TypeChecker): readonly ts.Type[] {
  return (symbol.declarations ?? [])
    .filter(ts.isEnumDeclaration)
    .flatMap((declaration) => declaration.members)
    .flatMap((member) => {
      const named = checker.getSymbolAtLocation(member.name);
      return named === undefined ? [] : [regular(checker.getDeclaredTypeOfSymbol(named))];
    });
}
