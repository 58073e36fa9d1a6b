/** The entry that ts-patch's `transform` names: `{ "transform": "@tsglove/transformer" }`. */
import type ts from "typescript";
import { fingerprint } from "../analyzer/fingerprint.js";
import { ProgramModel } from "../analyzer/program-model.js";
import { createTransformer } from "../emit/transform.js";
import { hookMissing, wrongTypeScript, type TsPatchExtras } from "./host-check.js";
import { makePackageOf } from "./package-of.js";

/** What was said of a program's set-up. */
const reported = new WeakMap<ts.Program, ts.Diagnostic>();

/** Called by ts-patch for each emit, in incremental builds of each file; the work is done once a program. */
export default function transform(
  program: ts.Program,
  _config: unknown,
  extras?: TsPatchExtras,
): ts.TransformerFactory<ts.SourceFile> {
  const report = (problem: ts.Diagnostic): void => {
    const there = extras?.diagnostics?.includes(problem) ?? reported.has(program);
    if (!there) extras?.addDiagnostic?.(problem);
    reported.set(program, problem);
  };
  const said = reported.get(program);
  const problem = said ?? wrongTypeScript(extras?.ts) ?? hookMissing(program);
  if (problem === undefined) return createTransformer(program, makePackageOf());
  if (wrongTypeScript(extras?.ts) !== undefined) {
    report(problem);
    return () => (file) => file;
  }
  // A builder keeps the error with the file that is emitted, for as long as that has its version. Only files with spaces in them
  // get another version when the hook is there: it must not stay with any other.
  const earlier = said === undefined ? -1 : (extras?.diagnostics?.indexOf(said) ?? -1);
  if (earlier !== -1) extras?.diagnostics?.splice(earlier, 1);
  if (program.getCompilerOptions().noEmit === true) report(problem);
  const model = ProgramModel.of(program);
  const transformer = createTransformer(program, makePackageOf());
  return (context) => {
    const rewrite = transformer(context);
    return (file) => {
      if (fingerprint(file, model) !== "") report(problem);
      return rewrite(file);
    };
  };
}
