/** What a rule finds, and what a rule is. */
import type ts from "typescript";
import type { ProgramModel } from "./program-model.js";

/** A finding: where, and what to write instead. */
export interface Finding {
  readonly node: ts.Node;
  readonly message: string;
}

/** One diagnostic, in a file of its own. */
export interface Rule {
  /** Stable for ever; shown as `TSG1001`. */
  readonly code: number;
  /** kebab-case, as the file is named. */
  readonly name: string;
  /** The findings in one file. Does not throw, whatever the program looks like. */
  check(file: ts.SourceFile, model: ProgramModel): Iterable<Finding>;
}
