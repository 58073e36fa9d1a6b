/** Where the search of a class's parameters may start, by their static defaults, and how emitted code gets at those. */
import ts from "#typescript";
import type { ClassModel, ParamModel } from "./model.js";
import type { ProgramModel } from "./program-model.js";

export type Starts =
  | { readonly kind: "none" }
  /** Expressions that can stand in the class's file, one a parameter. */
  | { readonly kind: "own"; readonly values: readonly (ts.Expression | undefined)[] }
  /** The constructor is that of a searchable class above, which has them. */
  | { readonly kind: "above" };

/** A parameter without a domain is not searched, so nobody asks where that starts. */
export function startsOf({ node, params }: ClassModel, model: ProgramModel): Starts {
  const searched = params.filter(({ domain }) => domain !== undefined);
  // Of a package's class only the class itself, at run time, has the values.
  if (searched.some(({ mark }) => mark?.starts)) return { kind: "above" };
  const values = params.map((param) => (param.domain === undefined ? undefined : param.staticDefault));
  if (values.every((each) => each === undefined)) return { kind: "none" };
  const owner = params[0] === undefined ? undefined : constructedBy(params[0]);
  if (owner === undefined || owner === node) return { kind: "own", values };
  if (model.isSearchable(owner)) return { kind: "above" };
  // The names that they mention are those of the other file.
  return owner.getSourceFile() === node.getSourceFile() ? { kind: "own", values } : { kind: "none" };
}

/** The class whose constructor a parameter belongs to. */
function constructedBy(param: ParamModel): ts.ClassLikeDeclaration | undefined {
  const { parent } = param.node.parent;
  return ts.isClassLike(parent) ? parent : undefined;
}
