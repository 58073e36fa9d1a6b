/** What every feature looks at: one file of a program at one moment, and what the user wants to see. */
import type { ProgramModel } from "@tsglove/transformer/analysis";
import type ts from "typescript";
import type { Settings } from "./settings.js";

export interface View {
  readonly model: ProgramModel;
  readonly file: ts.SourceFile;
  readonly settings: Settings;
}
