/** The domains of what a program declares: parameters, and types as they are written. */
import type ts from "typescript";
import type { DomainModel } from "../model.js";
import { constructorParams } from "./constructor-params.js";
import { guidesOf, NO_ENV, type Env } from "./guide.js";
import { namedDomain } from "./named-domains.js";
import { typeOfParameter } from "./parameter-type.js";
import { readType } from "./read-type.js";
import { withoutDefaulted } from "./destructured.js";
import type { TypeScope } from "./scope.js";

/**
 * The domain of a parameter's declared type, or of its inferred one; undefined where there is none.
 *
 * @param env what the type parameters of a generic class around it stand for.
 */
export function domainOfParameter(
  param: ts.ParameterDeclaration,
  scope: TypeScope,
  env: Env = NO_ENV,
): DomainModel | undefined {
  const declared = typeOfParameter(param, env, scope.checker);
  const { node, absence } = declared;
  const read =
    env.size === 0
      ? namedDomain(declared, scope)
      : readType(declared.type, guidesOf(node, env), scope, absence);
  const domain = withoutDefaulted(read, param.name);
  return domain.kind === "hole" ? undefined : domain;
}

/** The domain of a type as it is written; a hole where it has none. */
export function domainOfNode(node: ts.TypeNode, scope: TypeScope): DomainModel {
  return readType(scope.checker.getTypeFromTypeNode(node), guidesOf(node), scope);
}

/** The domains of a class's parameters where a generic class above it, instantiated, has the constructor; else undefined. */
export function inheritedDomains(
  symbol: ts.Symbol,
  scope: TypeScope,
): readonly (DomainModel | undefined)[] | undefined {
  const made = constructorParams(symbol, NO_ENV, scope.checker);
  if (made === undefined || made.env.size === 0) return undefined;
  return made.params.map((param) => domainOfParameter(param, scope, made.env));
}
