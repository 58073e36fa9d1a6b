/** The type of a parameter, the node that orders it, and what its absence means. */
import ts from "#typescript";
import { paramMark } from "../class-mark.js";
import { argumentsOf, type Env } from "./guide.js";
import { instantiate } from "./instantiate.js";
import type { Absence } from "./reading.js";

export interface ParameterType {
  /** Found when it is asked for: of a type that has a name all else may be known already. */
  readonly type: ts.Type;
  readonly node: ts.TypeNode | undefined;
  readonly absence: Absence;
}

/**
 * In a declaration file the mark of a class says what its constructor does not: that a type was not written by anybody, so that
 * its node orders nothing; and that an argument left out is a default, and no `undefined`.
 *
 * @param env of a generic class's constructor: what the class's type parameters stand for.
 */
export function typeOfParameter(
  param: ts.ParameterDeclaration,
  env: Env,
  checker: ts.TypeChecker,
): ParameterType {
  const mark = paramMark(param);
  return {
    get type() {
      const declared =
        param.type === undefined ? checker.getTypeAtLocation(param) : checker.getTypeFromTypeNode(param.type);
      return instantiate(declared, argumentsOf(env), checker);
    },
    node: mark?.inferred === true ? undefined : param.type,
    absence: mark?.defaulted === true ? "never" : param.questionToken === undefined ? "written" : "last",
  };
}
