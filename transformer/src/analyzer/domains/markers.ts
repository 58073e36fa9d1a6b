/**
 * Marker types, told by their phantom properties: `Float<0, 1>` is a number with a property that no value has, whose type
 * says the domain. It is there wherever the type came from: an alias, a mapped type, the middle of a union.
 */
import ts from "#typescript";

/** A domain that a marker gives: its kind, and the types behind it. */
export interface Mark {
  readonly kind: string;
  readonly args: readonly ts.Type[];
  /** `["manyof", T, K, Rules]` as it is declared. */
  readonly node: ts.TupleTypeNode | undefined;
}

/** What `Named` and `Hint` say. */
export interface Label {
  readonly name?: string;
  readonly hint?: string | number | boolean;
}

const DOMAIN = "__@tsgloveDomain";
const NAME = "__@tsgloveName";
const HINT = "__@tsgloveHint";

/** Whether a property is one of a marker's, which no value has. */
export function isPhantom(property: ts.Symbol): boolean {
  return [DOMAIN, NAME, HINT].some((key) => isOf(property, key));
}

/** TypeScript writes a property with a unique symbol for a name as `__@name@number`. */
function isOf(property: ts.Symbol, key: string): boolean {
  return property.name.startsWith(key) && /^(?:@\d+)?$/.test(property.name.slice(key.length));
}

/** The properties of one key, the innermost marker's first. */
function phantoms(type: ts.Type, key: string, checker: ts.TypeChecker): readonly ts.Symbol[] {
  // Of two markers around one type the merged property says nothing, and each of them what it means.
  if (type.isIntersection()) return type.types.flatMap((each) => phantoms(each, key, checker));
  if (!(type.flags & ts.TypeFlags.Object)) return [];
  return checker.getPropertiesOfType(type).filter((property) => isOf(property, key));
}

/** The domain that the markers on a member of a union give; of several `Fixed` wins, else the outermost. */
export function markOf(type: ts.Type, checker: ts.TypeChecker): Mark | undefined {
  const marks = phantoms(type, DOMAIN, checker).flatMap((property) => markIn(property, checker) ?? []);
  return marks.find(({ kind }) => kind === "fixed") ?? marks.at(-1);
}

function markIn(property: ts.Symbol, checker: ts.TypeChecker): Mark | undefined {
  const tuple = checker.getNonNullableType(checker.getTypeOfSymbol(property));
  if (!checker.isTupleType(tuple)) return undefined;
  const [kind, ...args] = checker.getTypeArguments(tuple as ts.TupleTypeReference);
  if (kind?.isStringLiteral() !== true) return undefined;
  const declaration = property.declarations?.find(ts.isPropertySignature);
  const node = declaration?.type;
  return { kind: kind.value, args, node: node !== undefined && ts.isTupleTypeNode(node) ? node : undefined };
}

/** The label on a member of a union; of several names or hints the outermost. */
export function labelOf(type: ts.Type, checker: ts.TypeChecker): Label | undefined {
  const name = literalIn(phantoms(type, NAME, checker).at(-1), checker);
  const hint = literalIn(phantoms(type, HINT, checker).at(-1), checker);
  if (name === undefined && hint === undefined) return undefined;
  return { ...(name === undefined ? {} : { name: String(name) }), ...(hint === undefined ? {} : { hint }) };
}

function literalIn(
  property: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): string | number | boolean | undefined {
  if (property === undefined) return undefined;
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(property));
  return literalValue(type, checker);
}

/** The value of a literal type. */
export function literalValue(type: ts.Type, checker: ts.TypeChecker): string | number | boolean | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  return type.flags & ts.TypeFlags.BooleanLiteral ? checker.typeToString(type) === "true" : undefined;
}

/** A member of a union without what markers put around it. */
export function withoutMarkers(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (!type.isIntersection()) return [type];
  return type.types.filter((each) => !isOnlyPhantom(each, checker));
}

function isOnlyPhantom(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  const properties = checker.getPropertiesOfType(type);
  return properties.length > 0 && properties.every(isPhantom);
}
