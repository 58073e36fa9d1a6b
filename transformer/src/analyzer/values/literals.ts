/** Lists, arguments and objects as they are written, spreads laid out. */
import ts from "#typescript";
import { inOrder } from "../space/property-order.js";
import { literalOf, UNDEFINED, type StaticValue } from "../space/static-value.js";
import { functionValue, sourceText, unknown, type Evaluation, type Scope } from "./evaluation.js";
import { HOLE, listOf } from "./list-methods.js";
import { isNullish } from "./operators.js";

/** The items of a list or of arguments, spreads laid out. */
export function itemsOf(
  elements: readonly ts.Expression[],
  at: ts.Node,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue {
  const items: StaticValue[] = [];
  let gap: Extract<StaticValue, { readonly kind: "unknown" }> | undefined;
  for (const element of elements) {
    if (!ts.isSpreadElement(element)) {
      items.push(evaluation.evaluate(element, scope));
      continue;
    }
    const spread = evaluation.evaluate(element.expression, scope);
    if (spread.kind === "thrown") return spread;
    const known = spread.kind === "unknown" ? spread.atLeast : spread;
    if (known?.kind === "list") {
      if (!evaluation.spend(known.items.length))
        return unknown(`${sourceText(at)} takes too long to follow`, at);
      for (const item of known.items) items.push(item === HOLE ? UNDEFINED : item);
    } else if (known?.kind === "literal" && typeof known.value === "string")
      for (const character of known.value) items.push(literalOf(character));
    if (spread.kind !== "list" && !(spread.kind === "literal" && typeof spread.value === "string"))
      gap ??= unknown(
        `the length of ${sourceText(element.expression)} is not known before running`,
        spread.kind === "unknown" ? (spread.node ?? element) : element,
      );
  }
  return gap === undefined ? listOf(items) : unknown(gap.reason, gap.node, listOf(items));
}

export function recordOf(
  node: ts.ObjectLiteralExpression,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue {
  const entries: (readonly [string, StaticValue])[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = evaluation.evaluate(property.expression, scope);
      if (spread.kind === "record") entries.push(...spread.entries);
      else if (!(spread.kind === "literal" && isNullish(spread) === true))
        return spread.kind === "thrown"
          ? spread
          : unknown(
              `the properties of ${sourceText(property.expression)} are not known before running`,
              property,
            );
      continue;
    }
    if (ts.isGetAccessor(property) || ts.isSetAccessor(property))
      return unknown(`${sourceText(property)} is not followed`, property);
    const key = propertyName(property.name, scope, evaluation);
    if (key === undefined || key === "__proto__")
      return unknown(`the name of ${sourceText(property)} is not known before running`, property);
    if (ts.isMethodDeclaration(property))
      entries.push([key, functionValue(key, { kind: "closure", node: property, scope })]);
    else if (ts.isShorthandPropertyAssignment(property))
      entries.push([key, evaluation.evaluate(property.name, scope)]);
    else entries.push([key, evaluation.evaluate(property.initializer, scope)]);
  }
  return { kind: "record", entries: inOrder(entries) };
}

function propertyName(name: ts.PropertyName, scope: Scope, evaluation: Evaluation): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return undefined;
  const key = evaluation.evaluate(name.expression, scope);
  return key.kind === "literal" ? String(key.value) : undefined;
}
