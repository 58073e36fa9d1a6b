/** Calls of `searchSpace` that say a type: `$tsglove.typeSpace("Config", () => ...)`, `$tsglove.instantiatedSpace(Box, () => [...])`. */
import type ts from "typescript";
import type { SpaceCallModel } from "../analyzer/model.js";
import { domainExpression } from "./domain-expression.js";
import type { EmitContext } from "./emit-context.js";
import { thunk } from "./parameters.js";

/** @param visited the call as it is emitted otherwise. */
export function spaceCall(
  model: SpaceCallModel,
  visited: ts.CallExpression,
  emit: EmitContext,
): ts.Expression {
  const { factory, imports } = emit;
  if (model.kind === "type")
    return factory.updateCallExpression(visited, imports.runtime("typeSpace"), undefined, [
      factory.createStringLiteral(model.name),
      thunk(domainExpression(model.domain, model.call, emit), factory),
      ...visited.arguments,
    ]);
  const domains = model.domains.map((domain) => domainExpression(domain, model.call, emit));
  const [type, ...options] = visited.arguments;
  return factory.updateCallExpression(visited, imports.runtime("instantiatedSpace"), undefined, [
    ...(type === undefined ? [] : [type]),
    thunk(factory.createArrayLiteralExpression(domains), factory),
    ...options,
  ]);
}
