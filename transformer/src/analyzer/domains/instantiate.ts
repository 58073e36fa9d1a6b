/**
 * Type arguments put into a type. TypeScript has no public call for that, but it does it for every property of an
 * instantiated type: a property there is a symbol with the original one and a mapping of types, and asking for its type
 * applies the mapping. Such a symbol is made here by hand. It is the only thing that analysis knows of the compiler's
 * inside; a compiler with another inside gives the type as it was, whose members then come in canonical order.
 */
import ts from "#typescript";

/** What a type parameter stands for. */
export type TypeArguments = ReadonlyMap<ts.Type, ts.Type>;

/** As in TypeScript 5 and 6. */
const INSTANTIATED = 1;
const ARRAY_MAPPER = 1;

export function instantiate(type: ts.Type, given: TypeArguments, checker: ts.TypeChecker): ts.Type {
  if (given.size === 0) return type;
  if (type.flags & ts.TypeFlags.TypeParameter) return given.get(type) ?? type;
  const flags = ts.SymbolFlags.Transient | ts.SymbolFlags.Property;
  const target = { flags, escapedName: "it", links: { checkFlags: 0, type } };
  const mapper = { kind: ARRAY_MAPPER, sources: [...given.keys()], targets: [...given.values()] };
  const made = { flags, escapedName: "it", links: { checkFlags: INSTANTIATED, target, mapper } };
  try {
    // Not all that a symbol has, but all that the checker reads of one such.
    return checker.getTypeOfSymbol(made as unknown as ts.Symbol);
  } catch {
    return type;
  }
}
