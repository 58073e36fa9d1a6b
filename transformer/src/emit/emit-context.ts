/** What rewriting the classes of one file has at hand. */
import type ts from "typescript";
import type { PackageOf } from "../analyzer/class-id.js";
import type { ProgramModel } from "../analyzer/program-model.js";
import type { EmittedImports } from "./imports.js";

export interface EmitContext {
  readonly factory: ts.NodeFactory;
  readonly context: ts.TransformationContext;
  readonly imports: EmittedImports;
  readonly file: ts.SourceFile;
  readonly model: ProgramModel;
  readonly packageOf: PackageOf;
  readonly idOf: (node: ts.ClassLikeDeclaration) => string;
  /** Whether fields are defined (ES2022) and not assigned: `useDefineForClassFields`, given or by target. */
  readonly definesFields: boolean;
  /** Whether the target has class fields and `#private` of its own. */
  readonly nativeFields: boolean;
}
