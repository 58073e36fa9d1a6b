/** The plain model that analysis makes and everything else reads: domains, parameters, classes. */
import type ts from "typescript";

/** A literal value of a type; bigints as their text. */
export type LiteralModel =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "bigint"; readonly text: string };

/**
 * What a type allows. The whole of a parameter is never a hole: its `domain` is undefined then. Parts of an object or a
 * list can be.
 */
export type DomainModel =
  | LiteralModel
  | ChoiceModel
  | { readonly kind: "float"; readonly min: number; readonly max: number; readonly scale: string }
  | { readonly kind: "int"; readonly min: number; readonly max: number; readonly step: number }
  | ClassDomainModel
  /** The last candidate of a choice that is a field of an object: the property is left out. */
  | { readonly kind: "absent" }
  /** An object type: a product over its properties. */
  | { readonly kind: "object"; readonly fields: readonly FieldModel[] }
  /** A tuple. */
  | { readonly kind: "list"; readonly items: readonly DomainModel[] }
  /** `FixedArray<item, count>` */
  | { readonly kind: "repeat"; readonly item: DomainModel; readonly count: number }
  | ManyModel
  | LabelledModel
  /** A type that holds itself, and not through a class. */
  | { readonly kind: "recursive"; readonly name: string; readonly domain: DomainModel }
  /** Inside a recursive domain of that name: the whole of it. */
  | { readonly kind: "again"; readonly name: string }
  | HoleModel;

/** A union: its candidates in declaration order, none of them a choice itself. */
export interface ChoiceModel {
  readonly kind: "choice";
  readonly candidates: readonly DomainModel[];
}

/** A `@searchable` class. */
export interface ClassDomainModel {
  readonly kind: "class";
  readonly symbol: ts.Symbol;
  /** Of a generic class, instantiated: the domains of its constructor's parameters. */
  readonly params?: readonly (DomainModel | undefined)[];
}

/** A property of an object type. */
export interface FieldModel {
  readonly name: string;
  readonly domain: DomainModel;
  readonly optional: boolean;
}

/** `ManyOf`, `Permutation`: so many of the candidates. */
export interface ManyModel {
  readonly kind: "many";
  readonly candidates: readonly DomainModel[];
  readonly count: number;
  readonly distinct: boolean;
  readonly sorted: boolean;
}

/** `Named`, `Hint`: a decision point with a name, a hint or both. */
export interface LabelledModel {
  readonly kind: "labelled";
  readonly domain: DomainModel;
  readonly name?: string;
  readonly hint?: string | number | boolean;
}

/** A type with nothing to search, as TypeScript prints it. */
export interface HoleModel {
  readonly kind: "hole";
  readonly type: string;
  /** The member of a union that is to blame. */
  readonly guilty?: string;
  readonly why?: HoleReason;
}

/**
 * Why a type that means to be searched cannot be: a marker in it counts with what is no count, which rule 1037 reports; it goes
 * deeper and deeper; it has more parts than anybody searches; TypeScript itself does not know it.
 */
export type HoleReason = "count" | "endless" | "large" | "unknown";

/** What the mark of a class in a declaration file says of a parameter: see class-mark.ts. */
export interface ParamMark {
  readonly name: string;
  readonly property: boolean;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly readable: boolean;
  /** Omitted, it takes a default; `undefined` is no candidate, although the declaration takes it. */
  readonly defaulted: boolean;
  /** It has a static default. */
  readonly starts: boolean;
  /** Its type was not written. */
  readonly inferred: boolean;
}

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
  /** Of a constructor in a declaration file: what the mark of its class adds. */
  readonly mark: ParamMark | undefined;
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
export type SymbolizedParamModel = Pick<ParamModel, "name" | "domain" | "optional" | "rest" | "property"> & {
  /** A parameter of a mapped or spread type has no declaration of its own. */
  readonly node?: ts.ParameterDeclaration;
};

/** A call of `searchSpace` whose space only the compiler can tell. */
export type SpaceCallModel =
  /** `searchSpace<Config>()`: what the type is called, and its domain, which may be a hole. */
  | {
      readonly kind: "type";
      readonly call: ts.CallExpression;
      readonly name: string;
      readonly domain: DomainModel;
    }
  /** `searchSpace(Box<32 | 64>)`: the domains of the constructor's parameters. */
  | {
      readonly kind: "instantiated";
      readonly call: ts.CallExpression;
      readonly domains: readonly (DomainModel | undefined)[];
    };

/** How a class is compiled. */
export type Construction =
  | { readonly kind: "split" }
  /** Its construction cannot run again in place; why, for people. */
  | { readonly kind: "rigid"; readonly reason: string };

/** A class of the program that the transformer rewrites, or one of a package that it has rewritten. */
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
