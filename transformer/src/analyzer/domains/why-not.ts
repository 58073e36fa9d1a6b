/** Why a type has no domain, for messages. */
import ts from "#typescript";
import type { HoleModel } from "../model.js";
import { guidesOf, NO_ENV } from "./guide.js";
import { typeOfParameter } from "./parameter-type.js";
import { readType } from "./read-type.js";
import type { TypeScope } from "./scope.js";

/** Why a parameter has no domain at all; undefined where it has one. */
export function whyNotParameter(param: ts.ParameterDeclaration, scope: TypeScope): HoleModel | undefined {
  const { type, node, absence } = typeOfParameter(param, NO_ENV, scope.checker);
  const domain = readType(type, guidesOf(node), scope, absence);
  return domain.kind === "hole" ? domain : undefined;
}
