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
      return enumMember(value.value, type) ?? literalText(value.value);
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
  const args = writtenArguments(object).flatMap((arg, index): (readonly [string, Piece])[] => {
    const takes = parameterType(type.params[index], writing);
    if (type.params[index]?.rest !== true || arg.kind !== "list") return [["", pieceOf(arg, takes, writing)]];
    return arg.items.map((item, at) => ["", pieceOf(item, itemType(takes, at, writing), writing)]);
  });
  return around(`${type.isFunction ? "" : "new "}${type.name}(`, args, ")");
}

/** The arguments that are given, and those undefined ones that have to be. */
function writtenArguments(object: StaticObject): readonly StaticValue[] {
  const { params } = object.type;
  const required = params.findLastIndex(({ optional, rest }) => !optional && !rest) + 1;
  return object.args.slice(0, Math.max(givenArguments(object).length, required));
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

/** The members of a union; one that a marker is attached to, `Hint<Act, "h">`, without that. */
function membersOf(type: ts.Type): readonly ts.Type[] {
  if (type.isUnion()) return type.types.flatMap(membersOf);
  return type.isIntersection() ? type.types : [type];
}

/** `Act.Relu`, where the type takes that and not its value. */
function enumMember(value: unknown, type: ts.Type | undefined): string | undefined {
  if (type === undefined || (typeof value !== "string" && typeof value !== "number")) return undefined;
  const members = membersOf(type).filter(
    (each) => (each.isStringLiteral() || each.isNumberLiteral()) && each.value === value,
  );
  const [member, other] = new Set(members);
  if (member === undefined || other !== undefined || (member.flags & ts.TypeFlags.EnumLiteral) === 0)
    return undefined;
  const declaration = member.symbol.declarations?.find(ts.isEnumMember);
  if (declaration === undefined) return undefined;
  const { name, parent } = declaration;
  return ts.isIdentifier(name)
    ? `${parent.name.text}.${name.text}`
    : `${parent.name.text}[${name.getText()}]`;
}
