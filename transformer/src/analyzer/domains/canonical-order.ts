/**
 * The order of what no node orders: members of mapped, conditional and template literal types. By kind and value, enums and
 * classes by name and place of declaration, so that it is the same whatever was checked before.
 */
import ts from "#typescript";

/** @param tie orders two types that nothing else tells apart. */
export function sortCanonically(
  types: readonly ts.Type[],
  tie: (type: ts.Type) => string,
): readonly ts.Type[] {
  const keyed = types.map((type) => ({ type, key: sortKey(type) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key) || compare(tie(a.type), tie(b.type)));
  return keyed.map(({ type }) => type);
}

type SortKey = readonly (string | number | bigint)[];

/** false, true; numbers; bigints; texts; enums; classes; anything else; null; undefined. */
function sortKey(type: ts.Type): SortKey {
  if (type.flags & ts.TypeFlags.EnumLiteral) return [4, ...placeOf(type.symbol)];
  if (type.isNumberLiteral()) return [1, type.value];
  if (type.isStringLiteral()) return [3, type.value];
  if (type.flags & ts.TypeFlags.BigIntLiteral) return [2, bigintOf(type as ts.BigIntLiteralType)];
  if (type.flags & ts.TypeFlags.BooleanLiteral) return [0, isTrue(type) ? 1 : 0];
  if (type.flags & ts.TypeFlags.Null) return [8];
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return [9];
  const symbol = type.getSymbol();
  if (symbol === undefined) return [7, ""];
  return symbol.flags & ts.SymbolFlags.Class ? [5, symbol.name, ...placeOf(symbol)] : [6, ...placeOf(symbol)];
}

/** Where something is declared: the same files give the same order, in whatever order they are given. */
export function placeOf(symbol: ts.Symbol): readonly [string, number] {
  const declaration = symbol.declarations?.[0];
  return [declaration?.getSourceFile().fileName ?? "", declaration?.pos ?? 0];
}

export function isTrue(type: ts.Type): boolean {
  return (type as ts.Type & { readonly intrinsicName?: string }).intrinsicName === "true";
}

function bigintOf({ value }: ts.BigIntLiteralType): bigint {
  return BigInt(`${value.negative ? "-" : ""}${value.base10Value}`);
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) break;
    const order = compare(x, y);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** By code unit, or by value. */
export function compare(a: string | number | bigint, b: string | number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
