/**
 * The mark of a compiled class in a declaration file, where neither its `@searchable` nor its defaults are:
 *
 *     static readonly "tsglove:my-ops/src/conv#Conv"?: [1, "searchable", "split", "filters", 17, "kernel", 59];
 *
 * No object has this property. Its name holds the class's id, so that classes which extend one another have different ones,
 * and `typeof Derived` stays assignable to `typeof Base`. It is syntax alone: no type has to be resolved to read it.
 */
import ts from "#typescript";
import type { ClassModel, ParamMark, ParamModel } from "./model.js";

const PREFIX = "tsglove:";

/** What a class compiled by one version of tsglove promises to a subclass that is compiled by another: its shape, and the flags. */
const PROTOCOL = 1;

/** What a parameter's declaration does not tell. The first three are those of the runtime's `define`. */
const PROPERTY = 1;
const OPTIONAL = 2;
const REST = 4;
/** Omitted, it takes a default; `undefined` is no candidate, although the declaration takes it. */
const DEFAULTED = 8;
/** The argument can be read back from its property: see {@link ParamModel.readable}. */
const READABLE = 16;
/** Its default is static: the search of a subclass that has this constructor may start there. */
const STARTS = 32;
/** Its type was not written: candidates have the order of those that were not. */
const INFERRED = 64;

export interface ClassMark {
  readonly id: string;
  readonly searchable: boolean;
  /** Whether a subclass can be split above it. */
  readonly split: boolean;
  /** undefined where another version of tsglove wrote the mark: then the declaration has to do. */
  readonly params: readonly ParamMark[] | undefined;
}

/** What a declaration's class has its members in: `const Conv: { new (...): ... }` is one too, of a class expression. */
export type DeclaredClass = ts.ClassLikeDeclaration | ts.TypeLiteralNode;

/** The mark that a class of a declaration file has itself; those of its bases are not looked at. */
export function classMark({ members }: DeclaredClass): ClassMark | undefined {
  for (const member of members) {
    const { name } = member;
    if (name === undefined || !ts.isStringLiteralLike(name) || !name.text.startsWith(PREFIX)) continue;
    if (!ts.isPropertyDeclaration(member) && !ts.isPropertySignature(member)) continue;
    if (member.type !== undefined && ts.isTupleTypeNode(member.type))
      return readMark(name.text.slice(PREFIX.length), member.type.elements.map(literalOf));
  }
  return undefined;
}

/** What the mark of its class says of a constructor's parameter in a declaration file. */
export function paramMark(param: ts.ParameterDeclaration): ParamMark | undefined {
  const owner = param.parent.parent;
  if (!ts.isClassLike(owner) || !owner.getSourceFile().isDeclarationFile) return undefined;
  const place = param.parent.parameters.indexOf(param);
  return classMark(owner)?.params?.[place];
}

/** Whether a declaration file may have marks in it. */
export function mayHaveMarks(file: ts.SourceFile): boolean {
  return file.text.includes(PREFIX);
}

function readMark(id: string, [protocol, kind, construction, ...params]: readonly Literal[]): ClassMark {
  const isOurs = protocol === PROTOCOL;
  return {
    id,
    searchable: kind === "searchable",
    split: isOurs && construction === "split",
    params: isOurs ? readParams(params) : undefined,
  };
}

function readParams(params: readonly Literal[]): readonly ParamMark[] {
  const marks: ParamMark[] = [];
  for (let at = 0; at + 1 < params.length; at += 2) {
    const flags = Number(params[at + 1]);
    marks.push({
      name: String(params[at]),
      property: (flags & PROPERTY) !== 0,
      optional: (flags & OPTIONAL) !== 0,
      rest: (flags & REST) !== 0,
      defaulted: (flags & DEFAULTED) !== 0,
      readable: (flags & READABLE) !== 0,
      starts: (flags & STARTS) !== 0,
      inferred: (flags & INFERRED) !== 0,
    });
  }
  return marks;
}

type Literal = string | number | undefined;

function literalOf(node: ts.TypeNode): Literal {
  if (!ts.isLiteralTypeNode(node)) return undefined;
  if (ts.isNumericLiteral(node.literal)) return Number(node.literal.text);
  return ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

/** The name of a class's mark. */
export function markName(id: string): string {
  return PREFIX + id;
}

/**
 * What the mark of a class says, as the members of a tuple type.
 *
 * @param isSearchable whether a class carries `@searchable`: only such a class has its static defaults at run time.
 */
export function markValues(
  { searchable, construction, params }: ClassModel,
  isSearchable: (node: ts.ClassLikeDeclaration) => boolean,
): readonly (string | number)[] {
  return [
    PROTOCOL,
    searchable ? "searchable" : "ordinary",
    construction.kind,
    ...params.flatMap((param) => {
      const owner = param.node.parent.parent;
      return [param.name, flagsOf(param, searchable || (ts.isClassLike(owner) && isSearchable(owner)))];
    }),
  ];
}

function flagsOf(param: ParamModel, hasStarts: boolean): number {
  const { property, optional, rest, readable, node, mark } = param;
  const defaulted = mark?.defaulted ?? (node.initializer !== undefined && !takesUndefined(param));
  const starts = mark?.starts ?? (hasStarts && param.staticDefault !== undefined);
  const inferred = mark?.inferred ?? node.type === undefined;
  return (
    (property ? PROPERTY : 0) |
    (optional ? OPTIONAL : 0) |
    (rest ? REST : 0) |
    (defaulted ? DEFAULTED : 0) |
    (readable ? READABLE : 0) |
    (starts ? STARTS : 0) |
    (inferred ? INFERRED : 0)
  );
}

function takesUndefined({ domain }: ParamModel): boolean {
  return (
    domain?.kind === "choice" &&
    domain.candidates.some((each) => each.kind === "literal" && each.value === undefined)
  );
}
