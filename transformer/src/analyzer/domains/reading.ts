/** What the readers of single kinds of types ask of the reader of all types. */
import type ts from "typescript";
import type { DomainModel } from "../model.js";
import type { Guides } from "./guide.js";
import type { TypeScope } from "./scope.js";

/**
 * What becomes of an `undefined` in a type:
 * - `written`: it is a member as any other;
 * - `last`: it is the last one, there or not, unless a node gives it a place: an optional parameter;
 * - `absent`: instead of it the property is left out: an optional property;
 * - `left out`: it is none, unless a node says so: an optional item, whose absence is another tuple;
 * - `never`: it is none, whatever a node says: a declaration's, of a parameter that takes a default.
 */
export type Absence = "written" | "last" | "absent" | "left out" | "never";

export interface Reading {
  readonly scope: TypeScope;
  /** Whether what is being read is given up: it has no end, or too many parts. */
  readonly isGivenUp: boolean;
  /** The domain of a type; a hole where it has none. */
  read(type: ts.Type, guides: Guides | undefined, absence?: Absence): DomainModel;
}
