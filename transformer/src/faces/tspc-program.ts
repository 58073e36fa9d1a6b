/** The entry that ts-patch's `transformProgram` names: `{ "transform": "@tsglove/transformer/program", "transformProgram": true }`. */
import type ts from "typescript";
import { withDeclarationMarks } from "./declarations.js";
import { withDiagnostics } from "./diagnostics.js";
import {
  entryMistaken,
  markHooked,
  transformerMissing,
  withSetupError,
  wrongTypeScript,
  type TsPatchExtras,
} from "./host-check.js";
import { withSpaceVersions } from "./incremental.js";

/** Called by ts-patch once a program: adds our diagnostics to its own, keeps incremental builds fresh, marks declarations. */
export default function transformProgram(
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  config: unknown,
  extras: TsPatchExtras,
): ts.Program;
/** Called by ts-patch for each file, where the entry has no `transformProgram`: the transformer says what is wrong with it. */
export default function transformProgram(
  program: ts.Program,
  config: unknown,
  extras?: unknown,
): ts.TransformerFactory<ts.SourceFile>;
export default function transformProgram(
  program: ts.Program,
  _host: unknown,
  _config: unknown,
  extras?: TsPatchExtras,
): ts.Program | ts.TransformerFactory<ts.SourceFile> {
  if (extras === undefined) return () => (file) => file;
  if (!markHooked(program)) return program;
  const problem = wrongTypeScript(extras.ts) ?? entryMistaken(program) ?? transformerMissing(program);
  // The versions of files stay as they are then: what is emitted now will be stale when the set-up is mended.
  if (problem !== undefined) return withSetupError(program, problem);
  return withDeclarationMarks(withDiagnostics(withSpaceVersions(program)));
}
