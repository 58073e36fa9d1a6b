/** A call of `symbolize`, with what the declaration of its target says: `$tsglove.symbolized(conv2d, "function", "id", [...], () => [...])`. */
import type ts from "typescript";
import { symbolizedId } from "../analyzer/class-id.js";
import type { SymbolizeModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";
import { domainsThunk, paramsArray } from "./parameters.js";

/** @param visited the call as it is emitted otherwise. */
export function symbolizedCall(
  model: SymbolizeModel,
  visited: ts.CallExpression,
  emit: EmitContext,
): ts.Expression {
  const { factory, imports } = emit;
  const [target = visited.expression, ...options] = visited.arguments;
  return factory.updateCallExpression(visited, imports.runtime("symbolized"), undefined, [
    target,
    factory.createStringLiteral(model.kind),
    factory.createStringLiteral(symbolizedId(model, emit.model.program, emit.packageOf)),
    paramsArray(model.params, factory),
    domainsThunk(model.params, model.call, emit),
    ...options,
  ]);
}
