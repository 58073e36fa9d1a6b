/**
 * A value as the TypeScript that builds it, over several lines where one is too short: `new Trainer(new Adam(0.001))`. Members of
 * enums are written by name, as their values alone are not of the enum's type.
 */
import ts from "#typescript";
import { literalText } from "tsglove/geno";
import type { ProgramModel } from "../program-model.js";
import { hyperText, propertyName } from "./static-text.js";
import {
  childrenOf,
  givenArguments,
  type StaticObject,
  type StaticParam,
  type StaticValue,
} from "./static-value.js";

export interface ProgramText {
  readonly text: string;
  /** What of it only a run can tell, as the text's comments say; empty where the text builds the value. */
  readonly gaps: readonly string[];
}

/** A line longer than this is broken. */
const WIDTH = 80;
/** A program with more parts than this is not written out. */
const MOST_PARTS = 20_000;

interface Writing {
  readonly checker: ts.TypeChecker;
  readonly gaps: Set<string>;
  left: number;
}

/** The text of a value; undefined of one that is too long to read. */
export function programText(value: StaticValue, { checker }: ProgramModel): ProgramText | undefined {
  const writing: Writing = { checker, gaps: new Set(), left: MOST_PARTS };
  const piece = pieceOf(value, undefined, writing);
  if (writing.left < 0) return undefined;
  return { text: broken(piece, 0, 0), gaps: [...writing.gaps] };
}

/** Text that stands on one line, or parts between brackets. */
type Piece =
  | string
  | {
      readonly before: string;
      readonly parts: readonly { readonly key: string; readonly piece: Piece }[];
      readonly after: string;
      readonly flat: string;
    };

function flat(piece: Piece): string {
  return typeof piece === "string" ? piece : piece.flat;
}

/** @param column how much stands on the line before and behind it. */
function broken(piece: Piece, indent: number, column: number): string {
  if (typeof piece === "string" || piece.parts.length === 0 || indent + column + piece.flat.length <= WIDTH)
    return flat(piece);
  const inner = " ".repeat(indent + 2);
  const lines = piece.parts.map(
    ({ key, piece: part }) => `${inner}${key}${broken(part, indent + 2, key.length + 1)},\n`,
  );
  return `${piece.before.trimEnd()}\n${lines.join("")}${" ".repeat(indent)}${piece.after.trimStart()}`;
}

function around(
  before: string,
  parts: readonly (readonly [key: string, piece: Piece])[],
  after: string,
): Piece {
  const written = parts.map(([key, piece]) => ({ key, piece }));
  const text = written.map(({ key, piece }) => key + flat(piece)).join(", ");
  return { before, parts: written, after, flat: before + text + after };
}

function pieceOf(value: StaticValue, type: ts.Type | undefined, writing: Writing): Piece {
  if (--writing.left < 0) return "";
  switch (value.kind) {
    case "literal":
      return enumMember(value.value, type, writing) ?? literalText(value.value);
    case "object":
      return construction(value, writing);
    case "list":
      return around(
        "[",
        value.items.map((item, index) => ["", pieceOf(item, itemType(type, index, writing), writing)]),
        "]",
      );
    case "record":
      return value.entries.size === 0
        ? "{}"
        : around(
            "{ ",
            [...value.entries].map(([key, part]) => [
              `${propertyName(key)}: `,
              pieceOf(part, propertyType(type, key, writing), writing),
            ]),
            " }",
          );
    case "shared":
      return around("ref(", [["", pieceOf(value.value, type, writing)]], ")");
    case "function":
      return value.name === "" ? gap("a function", writing) : value.name;
    case "opaque":
      return gap(value.label, writing);
    case "unknown":
      return value.atLeast === undefined ? gap(value.reason, writing) : pieceOf(value.atLeast, type, writing);
    case "absent":
    case "thrown":
      return gap(value.kind, writing);
    default:
      return gap(
        hyperText(
          value,
          childrenOf(value).map(() => "..."),
        ),
        writing,
      );
  }
}

function gap(what: string, { gaps }: Writing): string {
  gaps.add(what);
  return `undefined /* ${what.replaceAll("*/", "* /")} */`;
}

function construction(object: StaticObject, writing: Writing): Piece {
  const { type } = object;
  const args = givenArguments(object).flatMap((arg, index): (readonly [string, Piece])[] => {
    const takes = parameterType(type.params[index], writing);
    if (type.params[index]?.rest !== true || arg.kind !== "list") return [["", pieceOf(arg, takes, writing)]];
    return arg.items.map((item, at) => ["", pieceOf(item, itemType(takes, at, writing), writing)]);
  });
  return around(`${type.isFunction ? "" : "new "}${type.name}(`, args, ")");
}

function parameterType(param: StaticParam | undefined, { checker }: Writing): ts.Type | undefined {
  return param?.node === undefined ? undefined : checker.getTypeAtLocation(param.node);
}

function itemType(list: ts.Type | undefined, index: number, { checker }: Writing): ts.Type | undefined {
  if (list === undefined) return undefined;
  const own = checker.getPropertyOfType(checker.getNonNullableType(list), String(index));
  return own === undefined
    ? checker.getIndexTypeOfType(list, ts.IndexKind.Number)
    : checker.getTypeOfSymbol(own);
}

function propertyType(object: ts.Type | undefined, key: string, { checker }: Writing): ts.Type | undefined {
  if (object === undefined) return undefined;
  for (const each of membersOf(object)) {
    const property = checker.getPropertyOfType(each, key);
    if (property !== undefined) return checker.getTypeOfSymbol(property);
  }
  return undefined;
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** `Act.Relu`, where the type takes that and not its value. */
function enumMember(value: unknown, type: ts.Type | undefined, { checker }: Writing): string | undefined {
  if (type === undefined || (typeof value !== "string" && typeof value !== "number")) return undefined;
  const isTaken = (each: ts.Type): boolean =>
    (each.isStringLiteral() || each.isNumberLiteral()) && each.value === value;
  const members = membersOf(type).filter(isTaken);
  const member = members.find(({ flags }) => (flags & ts.TypeFlags.EnumLiteral) !== 0);
  if (member === undefined || members.length > 1) return undefined;
  const name = checker.typeToString(member);
  // The only member of an enum is called as the enum is.
  return /[.[]/.test(name) ? name : undefined;
}
