/** Calls of methods on values that are known. */
import ts from "#typescript";
import { literalOf, type StaticValue } from "../space/static-value.js";
import { callTextMethod } from "./builtins.js";
import { callableOf, sourceText, unknown, type Evaluation } from "./evaluation.js";
import { callOurs } from "./hyper-values.js";
import { callListMethod } from "./list-methods.js";

/** What `receiver.name(...args)` gives. @param receiverNode the expression of the receiver. */
export function callMethod(
  receiver: StaticValue,
  name: string,
  args: readonly StaticValue[],
  at: ts.CallExpression,
  receiverNode: ts.Expression,
  evaluation: Evaluation,
): StaticValue {
  const thrownArgument = [receiver, ...args].find(({ kind }) => kind === "thrown");
  if (thrownArgument !== undefined) return thrownArgument;
  switch (receiver.kind) {
    case "list":
      return callListMethod(receiver, name, args, isFresh(receiverNode), at, evaluation);
    case "literal":
      return typeof receiver.value === "string"
        ? callTextMethod(receiver.value, name, args, at)
        : name === "toString" && args.length === 0 && typeof receiver.value === "number"
          ? literalOf(String(receiver.value))
          : unknown(`${sourceText(at)} is not followed`, at);
    case "record": {
      const method = receiver.entries.get(name);
      return method === undefined
        ? unknown(`${sourceText(at)} is not followed`, at)
        : evaluation.call(method, args, at);
    }
    case "object": {
      const model =
        receiver.type.symbol === undefined ? undefined : evaluation.model.searchableOf(receiver.type.symbol);
      if (model?.hasMethods === true && name === "clone") return callOurs("clone", [receiver, ...args], at);
      break;
    }
    case "unknown":
      return onUnknown(receiver, name, args, at, evaluation);
    default:
      break;
  }
  evaluation.disturb(`${sourceText(at)} is not followed`, at);
  return unknown(`what ${sourceText(at)} gives is not known before running`, at);
}

/** A method of a list that is known in part, where each item is taken on its own. */
function onUnknown(
  receiver: Extract<StaticValue, { readonly kind: "unknown" }>,
  name: string,
  args: readonly StaticValue[],
  at: ts.CallExpression,
  evaluation: Evaluation,
): StaticValue {
  const { reason, node, atLeast } = receiver;
  const [callback] = args;
  const callable = callback === undefined ? undefined : callableOf(callback);
  const isEachAlone =
    (name === "map" || name === "filter" || name === "flatMap") &&
    callable?.kind === "closure" &&
    callable.node.parameters.length <= 1;
  if (atLeast?.kind !== "list" || !(isEachAlone || name === "concat")) {
    evaluation.disturb(`${sourceText(at)} is not followed`, at);
    return unknown(reason, node);
  }
  const made = callListMethod(atLeast, name, args, false, at, evaluation);
  const known = made.kind === "unknown" ? made.atLeast : made;
  return unknown(reason, node, known?.kind === "list" ? known : undefined);
}

const COPYING: ReadonlySet<string> = new Set([
  "map",
  "filter",
  "slice",
  "concat",
  "flatMap",
  "flat",
  "from",
  "of",
  "fill",
]);

/** Whether an expression makes a list that nobody else holds. */
function isFresh(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isFresh(node.expression);
  if (ts.isArrayLiteralExpression(node)) return true;
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === "Array";
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  if (ts.isIdentifier(expression)) return expression.text === "Array";
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const { text } = expression.name;
  // `fill` gives the list that it is called on.
  return text === "fill" ? isFresh(expression.expression) : COPYING.has(text);
}
