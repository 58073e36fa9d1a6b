/**
 * The domains of types that have a name, read once a program: a project's `Width` or `Activation` is the type of many
 * parameters, and reading it costs more than anything else about a class.
 */
import ts from "#typescript";
import type { DomainModel } from "../model.js";
import { guidesOf, namedSymbol } from "./guide.js";
import type { ParameterType } from "./parameter-type.js";
import { readType } from "./read-type.js";
import type { Absence } from "./reading.js";
import type { TypeScope } from "./scope.js";

/** Of one program: by what a reference names, or by the type where nobody wrote one. */
type Known = Map<ts.Symbol | ts.Type, Map<Absence, DomainModel>>;

const known = new WeakMap<TypeScope, Known>();

/** The domain of a parameter's type as no type parameter changes it; a hole where it has none. */
export function namedDomain(declared: ParameterType, scope: TypeScope): DomainModel {
  const { node, absence } = declared;
  const key = node === undefined ? declared.type : referred(node, scope);
  if (key === undefined) return readType(declared.type, guidesOf(node), scope, absence);
  const ofProgram: Known = known.get(scope) ?? new Map<ts.Symbol | ts.Type, Map<Absence, DomainModel>>();
  known.set(scope, ofProgram);
  const domains = ofProgram.get(key) ?? new Map<Absence, DomainModel>();
  ofProgram.set(key, domains);
  let domain = domains.get(absence);
  if (domain !== undefined) return domain;
  let asked = 0;
  const searchableClasses = (): readonly ts.Symbol[] => {
    asked++;
    return scope.searchableClasses();
  };
  domain = readType(declared.type, guidesOf(node), { ...scope, searchableClasses }, absence);
  // Each class that `AnyOf` is in has to ask for all classes itself: by that the model knows it.
  if (asked === 0) domains.set(absence, domain);
  return domain;
}

/** What a reference without type arguments names: then it means the same wherever it stands. */
function referred(
  node: ts.TypeNode,
  { checker, importedSymbol }: Pick<TypeScope, "checker" | "importedSymbol">,
): ts.Symbol | undefined {
  if (!ts.isTypeReferenceNode(node) || node.typeArguments !== undefined) return undefined;
  const imported = ts.isIdentifier(node.typeName) ? importedSymbol(node.typeName) : undefined;
  const symbol = imported ?? namedSymbol(node, checker);
  // What cannot be found has one symbol for all names.
  return symbol?.declarations === undefined ? undefined : symbol;
}
