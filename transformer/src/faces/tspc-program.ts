/** The entry that ts-patch's `transformProgram` names: `{ "transform": "@tsglove/transformer/program", "transformProgram": true }`. */
import type ts from "typescript";
import { withDeclarationMarks } from "./declarations.js";
import { withDiagnostics } from "./diagnostics.js";
import { markHooked, transformerMissing, wrongTypeScript, type TsPatchExtras } from "./host-check.js";
import { withSpaceVersions } from "./incremental.js";

/** Called by ts-patch once a program: adds our diagnostics to its own, keeps incremental builds fresh, marks declarations. */
export default function transformProgram(
  program: ts.Program,
  _host: ts.CompilerHost | undefined,
  _config: unknown,
  extras?: TsPatchExtras,
): ts.Program {
  markHooked(program);
  const problem = wrongTypeScript(extras?.ts) ?? transformerMissing(program);
  // The versions of files stay as they are then: what is emitted now will be stale when the set-up is mended.
  if (problem !== undefined) return withSetupError(program, problem);
  return withDeclarationMarks(withDiagnostics(withSpaceVersions(program)));
}

/** Puts an error among those that tsc has about the options. */
function withSetupError(program: ts.Program, error: ts.Diagnostic): ts.Program {
  const options = program.getOptionsDiagnostics.bind(program);
  program.getOptionsDiagnostics = (token) => [...options(token), error];
  return program;
}
