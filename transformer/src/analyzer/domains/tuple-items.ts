/** The items of a tuple type, each with the node of its type where the tuple's node can be followed. */
import ts from "#typescript";
import { templateGuides } from "./mapped-type.js";
import {
  aliasDeclaration,
  bind,
  guidesOf,
  isNamedType,
  namedSymbol,
  unwrap,
  type Env,
  type Guides,
} from "./guide.js";

export interface TupleItem {
  readonly type: ts.Type;
  readonly optional: boolean;
  /** `...T[]`: any number of them. */
  readonly rest: boolean;
  readonly guides: Guides | undefined;
}

export function tupleItems(
  type: ts.TupleTypeReference,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): readonly TupleItem[] {
  const types = checker.getTypeArguments(type);
  const written = writtenItems(guides, types.length, checker);
  return types.map((item, index) => {
    const flags = type.target.elementFlags[index] ?? ts.ElementFlags.Required;
    return {
      type: item,
      optional: (flags & ts.ElementFlags.Optional) !== 0,
      rest: (flags & ts.ElementFlags.Variable) !== 0,
      guides: written?.length === types.length ? written[index] : undefined,
    };
  });
}

/** The nodes of a tuple's items, spread ones laid out; undefined where its node is none that says them. */
function writtenItems(
  guides: Guides | undefined,
  count: number,
  checker: ts.TypeChecker,
): readonly Guides[] | undefined {
  for (let each = guides; each !== undefined; each = each.outer) {
    const found = itemsOf(each.guide.node, each.guide.env, { checker, count }, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

const DEEPEST = 50;

function itemsOf(
  node: ts.TypeNode,
  env: Env,
  whole: { readonly checker: ts.TypeChecker; readonly count: number },
  depth: number,
): readonly Guides[] | undefined {
  if (depth > DEEPEST) return undefined;
  const { checker, count } = whole;
  const plain = unwrap(node);
  if (ts.isTupleTypeNode(plain)) {
    const items: Guides[] = [];
    for (const element of plain.elements) {
      const spread = spreadType(element);
      const inner = spread === undefined ? undefined : itemsOf(spread, env, whole, depth + 1);
      const own = guidesOf(element, env);
      items.push(...(inner ?? (own === undefined ? [] : [own])));
    }
    return items;
  }
  // A mapped type over a tuple: `T[K]`, where `K` is the place of the item.
  if (ts.isMappedTypeNode(plain))
    return Array.from({ length: count }, (_, index) =>
      templateGuides(plain, String(index), env, checker),
    ).filter((each) => each !== undefined);
  if (!isNamedType(plain)) return undefined;
  const symbol = namedSymbol(plain, checker);
  if (symbol === undefined) return undefined;
  const bound = env.get(symbol);
  if (bound !== undefined)
    return bound.guide === undefined
      ? undefined
      : itemsOf(bound.guide.node, bound.guide.env, whole, depth + 1);
  const alias = aliasDeclaration(symbol);
  return alias === undefined
    ? undefined
    : itemsOf(alias.type, bind(alias.typeParameters, plain.typeArguments, env, checker), whole, depth + 1);
}

/** `...T` */
function spreadType(element: ts.TypeNode): ts.TypeNode | undefined {
  if (ts.isRestTypeNode(element)) return element.type;
  return ts.isNamedTupleMember(element) && element.dotDotDotToken !== undefined ? element.type : undefined;
}
