/** The plain model that analysis makes and everything else reads: domains, parameters, classes. */
import type ts from "typescript";

/** A literal value of a type; bigints as their text. */
export type LiteralModel =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "bigint"; readonly text: string };

/** What a type allows, when that is something to search. */
export type DomainModel =
  | LiteralModel
  | { readonly kind: "choice"; readonly candidates: readonly DomainModel[] }
  | { readonly kind: "float"; readonly min: number; readonly max: number; readonly scale: string }
  | { readonly kind: "int"; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: "class"; readonly symbol: ts.Symbol };

/** A constructor parameter, which is an init argument at run time. */
export interface ParamModel {
  readonly name: string;
  readonly node: ts.ParameterDeclaration;
  /** undefined where the type has nothing to search. */
  readonly domain: DomainModel | undefined;
  readonly optional: boolean;
  readonly rest: boolean;
  /** A parameter property: an instance property of that name holds the argument. */
  readonly property: boolean;
  /** The argument can be read back from that property: it is never written again, and its default is a literal. */
  readonly readable: boolean;
  /** Its type is written as one of primitive values, as far as syntax and domain tell. */
  readonly primitive: boolean;
  /** Its default, where that is a static expression: see static-default.ts. */
  readonly staticDefault: ts.Expression | undefined;
}

/** A call of `symbolize`, and what the declaration of its target says. */
export interface SymbolizeModel {
  readonly call: ts.CallExpression;
  readonly target: ts.Expression;
  /** What the target is declared as; undefined of one that is written into the call. */
  readonly symbol: ts.Symbol | undefined;
  readonly kind: "class" | "function";
  readonly params: readonly SymbolizedParamModel[];
}

/** A parameter of a class or function that somebody else declared. */
export type SymbolizedParamModel = Pick<ParamModel, "name" | "domain" | "optional" | "rest" | "property">;

/** How a class is compiled. */
export type Construction =
  | { readonly kind: "split" }
  /** Its construction cannot run again in place; why, for people. */
  | { readonly kind: "rigid"; readonly reason: string };

/** A class of the program that the transformer rewrites. */
export interface ClassModel {
  readonly node: ts.ClassLikeDeclaration;
  readonly symbol: ts.Symbol;
  readonly name: string;
  /** Annotated with `@searchable`. */
  readonly searchable: boolean;
  /** Has a `@searchable` class among its bases. */
  readonly belowSearchable: boolean;
  /** The constructor that makes its objects: its own, or the nearest base's. */
  readonly params: readonly ParamModel[];
  readonly construction: Construction;
  /** The base class when that is compiled too. */
  readonly base: ClassModel | undefined;
  readonly hasHeritage: boolean;
  /** Says `interface X extends Symbolic {}`, itself or by a base that is not searchable: its objects get the method form. */
  readonly hasMethods: boolean;
}
