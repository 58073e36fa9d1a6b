/**
 * Decisions of a space that `materialize` is told: the ids of its decision points as keys, and what can be decided as values. Its
 * dictionary is typed by text, as ids follow from values and not from types alone.
 */
import { analyzeValue, nameText, ts } from "@tsglove/transformer/analysis";
import { domainText, literalText, type DecisionPoint } from "tsglove/geno";
import type { Completion } from "../completion.js";
import { outward } from "../selection.js";
import type { View } from "../view.js";

/** More ids than this are more than one reads, and than an editor should be sent. */
const MOST_IDS = 500;

export function decisionCompletions(view: View, node: ts.Node, offset: number): readonly Completion[] {
  const object = dictionaryAround(node);
  const call = object?.parent;
  if (object === undefined || call === undefined || !ts.isCallExpression(call)) return [];
  const [space] = call.arguments;
  if (call.arguments[1] !== object || space === undefined) return [];
  if (view.model.dsl.nameOf(call.expression) !== "materialize") return [];
  const found = analyzeValue(space, view.model);
  if (found.kind !== "exact") return [];
  const points = found.space.spec?.decisionPoints ?? [];
  const property = propertyAround(node, object) ?? propertyWithoutValue(object, offset, view.file);
  const value =
    property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  const key = property?.name;
  if (key !== undefined && value !== undefined && offset > key.getEnd()) {
    const id = ts.isPrivateIdentifier(key) ? undefined : nameText(key);
    const point = points.find((each) => each.id === id);
    return point === undefined ? [] : valuesOf(point, value, offset, view.file);
  }
  return keysOfPoints(points, object, property, offset, view.file);
}

/** The dictionary that a cursor is in, be it in a key, in a value, or between two. */
function dictionaryAround(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  for (const each of outward(node)) {
    if (ts.isObjectLiteralExpression(each)) return each;
    if (ts.isStatement(each) || ts.isFunctionLike(each)) return undefined;
  }
  return undefined;
}

function propertyAround(
  node: ts.Node,
  object: ts.ObjectLiteralExpression,
): ts.ObjectLiteralElementLike | undefined {
  const around = new Set(outward(node));
  return object.properties.find((each) => around.has(each));
}

/** `{ op: | }`: the parser ends the property before the cursor. */
function propertyWithoutValue(
  object: ts.ObjectLiteralExpression,
  offset: number,
  file: ts.SourceFile,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find(
    (each) =>
      ts.isPropertyAssignment(each) &&
      each.name.getEnd() < offset &&
      /^\s*:\s*$/.test(file.text.slice(each.name.getEnd(), offset)),
  );
}

function keysOfPoints(
  points: readonly DecisionPoint[],
  object: ts.ObjectLiteralExpression,
  property: ts.ObjectLiteralElementLike | undefined,
  offset: number,
  file: ts.SourceFile,
): readonly Completion[] {
  const name = property?.name;
  const isText = name !== undefined && ts.isStringLiteralLike(name);
  const start = name === undefined ? offset : name.getStart(file);
  const end = name === undefined ? offset : name.getEnd();
  // A number, or what is no name of a key yet: nothing fits there.
  if (name !== undefined && !isText && !ts.isIdentifier(name)) return [];
  const written = new Set(
    object.properties.flatMap((each) =>
      each === property || each.name === undefined ? [] : (nameText(each.name) ?? []),
    ),
  );
  return points
    .filter(({ id }) => !written.has(id))
    .slice(0, MOST_IDS)
    .map((point) => {
      const key = isText || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(point.id);
      const text = key ? JSON.stringify(point.id) : point.id;
      return completion(point.id, domainText(point), text, start, end);
    });
}

function valuesOf(
  point: DecisionPoint,
  value: ts.Expression,
  offset: number,
  file: ts.SourceFile,
): readonly Completion[] {
  if (point.kind !== "categorical") return [];
  const isHere = value.getStart(file) <= offset && offset <= value.getEnd();
  const start = isHere ? value.getStart(file) : offset;
  const end = isHere ? value.getEnd() : offset;
  // Inside of a text TypeScript would go on typing there; only texts are offered.
  const isText = isHere && ts.isStringLiteralLike(value);
  return point.candidates.flatMap(({ label, literal }) => {
    const text = literal === undefined ? JSON.stringify(label) : literalText(literal.value);
    return isText && !text.startsWith('"') ? [] : [completion(text, `of ${point.id}`, text, start, end)];
  });
}

function completion(label: string, detail: string, text: string, start: number, end: number): Completion {
  return {
    label,
    kind: "value",
    detail,
    documentation: "",
    insertText: text,
    isSnippet: false,
    start,
    end,
    edits: [],
  };
}
