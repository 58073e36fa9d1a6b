/** `searchSpace(...)`: the value that the types say. */
import ts from "#typescript";
import { spaceCalls } from "../space-calls.js";
import { classValue, symbolizedValue, typeValue, type DomainValue } from "../space/domain-value.js";
import { UNDEFINED, type StaticValue } from "../space/static-value.js";
import { callableOf, sourceText, thrown, unknown, type Evaluation, type Scope } from "./evaluation.js";
import { classOfLateImport } from "./imported-class.js";

/** What a call of `searchSpace` gives. */
export function askedSpaceValue(call: ts.CallExpression, scope: Scope, evaluation: Evaluation): StaticValue {
  const { model } = evaluation;
  const written = spaceCalls(call.getSourceFile(), model).find((each) => each.call === call);
  const [first, second] = call.arguments;
  const options = written?.kind === "type" ? first : second;
  const maxDepth = maxDepthOf(options === undefined ? UNDEFINED : evaluation.evaluate(options, scope), call);
  if (typeof maxDepth === "object") return maxDepth;
  if (written?.kind === "type")
    return valueIn(typeValue(written.name, written.domain, model, maxDepth), call);
  if (first === undefined) return unknown(`${sourceText(call)} is not followed`, call);
  if (written !== undefined) {
    const [made] = model.checker.getTypeAtLocation(first).getConstructSignatures();
    const symbol = made?.getReturnType().getSymbol();
    const root = symbol === undefined ? undefined : model.searchableOf(symbol);
    return root === undefined
      ? unknown(`${sourceText(call)} is not followed`, call)
      : valueIn(classValue(root, model, maxDepth, written.domains), call);
  }
  const late = classOfLateImport(first, model);
  if (late !== undefined) return valueIn(classValue(late, model, maxDepth), call);
  const type = evaluation.evaluate(first, scope);
  const callable = callableOf(type);
  switch (callable?.kind) {
    case "class":
      return callable.model.searchable
        ? valueIn(classValue(callable.model, model, maxDepth), call)
        : thrown(`${callable.model.name} is not @searchable`, call);
    case "symbolized":
      return valueIn(symbolizedValue(callable.target, model, maxDepth), call);
    default:
      return type.kind === "thrown"
        ? type
        : unknown(`the class of ${sourceText(call)} is not known before running`, first);
  }
}

function valueIn({ value, problems }: DomainValue, call: ts.Node): StaticValue {
  const [problem] = problems;
  return value ?? thrown(problem?.message ?? `${sourceText(call)} has no space`, call);
}

/** The depth that the options ask for, or why that is not known. */
function maxDepthOf(options: StaticValue, call: ts.CallExpression): number | undefined | StaticValue {
  if (options.kind === "literal") return undefined;
  const given = options.kind === "record" ? (options.entries.get("maxDepth") ?? UNDEFINED) : options;
  if (given === UNDEFINED) return undefined;
  if (given.kind !== "literal" || typeof given.value !== "number")
    return unknown(
      `the depth of ${sourceText(call)} is not known before running`,
      given.kind === "unknown" ? given.node : call,
    );
  return Number.isSafeInteger(given.value) && given.value >= 1
    ? given.value
    : thrown(
        `searchSpace: a depth of ${given.value} holds no object; give a whole number of at least 1.`,
        call,
      );
}
