/** TSG1008: a number that is written where a `Float` or `Int` is expected has to lie in its range. */
import ts from "typescript";
import type { Rule } from "../diagnostic.js";
import { resolveAlias } from "../dsl.js";
import type { DomainModel } from "../model.js";
import { nodesIn } from "../file-nodes.js";

export const valueOutsideRange: Rule = {
  code: 1008,
  name: "value-outside-range",
  *check(file, model) {
    for (const node of nodesIn(file).constructions) {
      const named = model.checker.getSymbolAtLocation(node.expression);
      const target = named === undefined ? undefined : model.searchableOf(resolveAlias(model.checker, named));
      if (target === undefined) continue;
      for (const [index, argument] of (node.arguments ?? []).entries()) {
        const param = target.params[index];
        const value = numberIn(argument);
        if (param?.domain === undefined || value === undefined || contains(param.domain, value)) continue;
        yield {
          node: argument,
          message: `${value} is not in the domain of "${target.name}.${param.name}". Write ${rangesOf(param.domain).join(" or ")}.`,
        };
      }
    }
  },
};

function numberIn(node: ts.Expression): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand)
  )
    return -Number(node.operand.text);
  return undefined;
}

/** Ranges only: a literal that is no member of a union is TypeScript's own error. */
function contains(domain: DomainModel, value: number): boolean {
  switch (domain.kind) {
    // An empty range is rule 1003's to report.
    case "float":
      return domain.min >= domain.max || (value >= domain.min && value <= domain.max);
    case "int":
      return (
        domain.min > domain.max ||
        (value >= domain.min && value <= domain.max && Number.isInteger((value - domain.min) / domain.step))
      );
    case "literal":
      return domain.value === value;
    case "choice":
      return rangesOf(domain).length === 0 || domain.candidates.some((each) => contains(each, value));
    default:
      return true;
  }
}

function rangesOf(domain: DomainModel): readonly string[] {
  switch (domain.kind) {
    case "choice":
      return domain.candidates.flatMap(rangesOf);
    case "float":
      return [`a number from ${domain.min} to ${domain.max}`];
    case "int":
      return [
        `a whole number from ${domain.min} to ${domain.max}${domain.step === 1 ? "" : ` by steps of ${domain.step}`}`,
      ];
    default:
      return [];
  }
}
