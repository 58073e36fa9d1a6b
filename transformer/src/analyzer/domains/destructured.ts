/**
 * Options objects that a parameter takes apart: `{ penalty = "l2", C }: Options = {}`. What such a property defaults to is one of
 * its values already, so that leaving it out is no candidate beside them, just as with the default of a parameter.
 */
import ts from "#typescript";
import { isStaticDefault } from "../static-default.js";
import type { DomainModel } from "../model.js";
import { choiceOf } from "./choice.js";

/** A domain of a parameter by that name or pattern, without the absences that a default of the pattern stands in for. */
export function withoutDefaulted(domain: DomainModel, name: ts.BindingName): DomainModel {
  if (!ts.isObjectBindingPattern(name)) return domain;
  switch (domain.kind) {
    case "object": {
      const elements = new Map(name.elements.map((each) => [propertyOf(each), each]));
      return {
        kind: "object",
        fields: domain.fields.map((field) => {
          const element = elements.get(field.name);
          if (element === undefined) return field;
          const inner = withoutDefaulted(field.domain, element.name);
          return { ...field, domain: defaultOf(element) === undefined ? inner : present(inner) };
        }),
      };
    }
    case "choice":
      return choiceOf(domain.candidates.map((each) => withoutDefaulted(each, name)));
    case "labelled":
    case "recursive":
      return { ...domain, domain: withoutDefaulted(domain.domain, name) };
    default:
      return domain;
  }
}

/** Both are the default: a property that is left out, and one that is `undefined`. */
function present(domain: DomainModel): DomainModel {
  if (domain.kind !== "choice") return domain;
  return choiceOf(
    domain.candidates.filter(
      (each) => each.kind !== "absent" && !(each.kind === "literal" && each.value === undefined),
    ),
  );
}

/** What an element of a pattern defaults to; `undefined` is no default, but what an absent property is anyway. */
function defaultOf({ initializer }: ts.BindingElement): ts.Expression | undefined {
  return initializer === undefined || isUndefined(initializer) ? undefined : initializer;
}

function isUndefined(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isUndefined(node.expression);
  return ts.isVoidExpression(node) || (ts.isIdentifier(node) && node.text === "undefined");
}

/** The property that an element of a pattern takes; undefined where its name is computed, or where it takes the rest. */
function propertyOf({ propertyName, name, dotDotDotToken }: ts.BindingElement): string | undefined {
  const key = propertyName ?? name;
  if (dotDotDotToken !== undefined) return undefined;
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
}

/**
 * The object that a parameter is as good as given when it is left out: its own default with those of its pattern. Undefined where
 * some of that is not static, or where there is no pattern.
 */
export function patternDefault(
  { name, initializer }: ts.ParameterDeclaration,
  checker: ts.TypeChecker,
): ts.Expression | undefined {
  const given = initializer === undefined ? undefined : writtenObject(initializer);
  // Without a default there is nothing that the parameter is when it is left out.
  if (!ts.isObjectBindingPattern(name) || given === undefined || !isStaticDefault(given, checker))
    return undefined;
  return filled(given, name, checker);
}

/** An object, with what a pattern says of the properties that it lacks. */
function filled(
  given: ts.ObjectLiteralExpression,
  pattern: ts.ObjectBindingPattern,
  checker: ts.TypeChecker,
): ts.ObjectLiteralExpression {
  const written = given.properties.filter(ts.isPropertyAssignment);
  const values = new Map(written.map((each) => [nameOf(each), each.initializer]));
  for (const element of pattern.elements) {
    const key = propertyOf(element);
    const found = key === undefined ? undefined : values.get(key);
    const value = found === undefined || isUndefined(found) ? defaultOf(element) : found;
    if (key === undefined || value === undefined || !isStaticDefault(value, checker)) continue;
    const inner = writtenObject(value);
    const nested = element.name;
    values.set(
      key,
      inner !== undefined && ts.isObjectBindingPattern(nested) ? filled(inner, nested, checker) : value,
    );
  }
  return ts.factory.createObjectLiteralExpression(
    [...values].map(([key, value]) =>
      ts.factory.createPropertyAssignment(ts.factory.createStringLiteral(key), value),
    ),
  );
}

function nameOf({ name }: ts.PropertyAssignment): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

function writtenObject(node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return writtenObject(node.expression);
  return ts.isObjectLiteralExpression(node) ? node : undefined;
}
