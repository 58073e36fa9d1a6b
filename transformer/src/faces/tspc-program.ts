/** The entry that ts-patch's `transformProgram` names: `{ "transform": "@tsglove/transformer/program", "transformProgram": true }`. */
import type ts from "typescript";
import { withDiagnostics } from "./diagnostics.js";
import { requireSameTypeScript } from "./host-check.js";
import { withSpaceVersions } from "./incremental.js";

/** What ts-patch passes along. */
interface TsPatchExtras {
  readonly ts: typeof ts;
}

/** Called by ts-patch once a program: adds our diagnostics to its own, and keeps incremental builds fresh. */
export default function transformProgram(
  program: ts.Program,
  _host: ts.CompilerHost | undefined,
  _config: unknown,
  extras?: TsPatchExtras,
): ts.Program {
  requireSameTypeScript(extras?.ts);
  return withDiagnostics(withSpaceVersions(program));
}
