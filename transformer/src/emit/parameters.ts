/** Parameters and their domains, as `define` and `symbolized` of the runtime's contract read them. */
import type ts from "typescript";
import type { SymbolizedParamModel } from "../analyzer/model.js";
import { domainExpression } from "./domain-expression.js";
import type { EmitContext } from "./emit-context.js";

function flags(param: SymbolizedParamModel): number {
  return (param.property ? 1 : 0) | (param.optional ? 2 : 0) | (param.rest ? 4 : 0);
}

/** `["filters", 1, "kernel", 3]` */
export function paramsArray(params: readonly SymbolizedParamModel[], factory: ts.NodeFactory): ts.Expression {
  return factory.createArrayLiteralExpression(
    params.flatMap((param) => [
      factory.createStringLiteral(param.name),
      factory.createNumericLiteral(flags(param)),
    ]),
  );
}

/** `() => [$tsglove.choice(32, 48), void 0]` */
export function domainsThunk(
  params: readonly SymbolizedParamModel[],
  node: ts.Node,
  emit: EmitContext,
): ts.Expression {
  const domains = params.map((param) => domainExpression(param.domain, node, emit));
  return thunk(emit.factory.createArrayLiteralExpression(domains), emit.factory);
}

/** `() => value` */
export function thunk(value: ts.Expression, factory: ts.NodeFactory): ts.Expression {
  return factory.createArrowFunction(undefined, undefined, [], undefined, undefined, value);
}
