/** The entry that ts-patch's `transform` names: `{ "transform": "@tsglove/transformer" }`. */
import ts from "#typescript";
import { fingerprint } from "../analyzer/fingerprint.js";
import { ProgramModel } from "../analyzer/program-model.js";
import { createTransformer } from "../emit/transform.js";
import {
  entryMistaken,
  hookMissing,
  isHooked,
  withSetupError,
  wrongTypeScript,
  type TsPatchExtras,
} from "./host-check.js";
import { makePackageOf } from "./package-of.js";

/** What was said of a program's set-up. */
const reported = new WeakMap<ts.Program, ts.Diagnostic>();

/** Called by ts-patch for each emit, in incremental builds of each file; the work is done once a program. */
export default function transform(
  program: ts.Program,
  config: unknown,
  extras?: TsPatchExtras,
): ts.TransformerFactory<ts.SourceFile>;
/** (Where the entry has a `transformProgram` that it should not have, it is called with four arguments, and gives back the program.) */
export default function transform(
  program: ts.Program,
  config: unknown,
  extras?: TsPatchExtras,
  asHook?: unknown,
): ts.TransformerFactory<ts.SourceFile> | ts.Transformer<ts.SourceFile> | ts.Program {
  // An entry with a `type` gets something else first; with "raw" the program second. The hook says that it should have none.
  if (!isProgram(program)) return isProgram(config) ? unchanged : () => unchanged;
  const mistake = entryMistaken(program);
  if (asHook !== undefined)
    return mistake === undefined || isHooked(program) ? program : withSetupError(program, mistake);
  const report = (problem: ts.Diagnostic): void => {
    const there = extras?.diagnostics?.includes(problem) ?? reported.has(program);
    if (!there) extras?.addDiagnostic?.(problem);
    reported.set(program, problem);
  };
  const said = reported.get(program);
  const wrong = wrongTypeScript(extras?.ts);
  if (wrong !== undefined) {
    report(said ?? wrong);
    return () => unchanged;
  }
  // Run at another time than it is written for, it would meet a tree that TypeScript, or itself, has changed.
  const transformer = mistake === undefined ? createTransformer(program, makePackageOf()) : () => unchanged;
  const problem = isHooked(program) ? undefined : (said ?? mistake ?? hookMissing(program));
  if (problem === undefined) return transformer;
  // A builder keeps the error with the file that is emitted, for as long as that has its version. Only files with spaces in them
  // get another version when the hook is there: it must not stay with any other.
  const earlier = said === undefined ? -1 : (extras?.diagnostics?.indexOf(said) ?? -1);
  if (earlier !== -1) extras?.diagnostics?.splice(earlier, 1);
  if (program.getCompilerOptions().noEmit === true) report(problem);
  const model = ProgramModel.of(program);
  return (context: ts.TransformationContext) => {
    const rewrite = transformer(context);
    return (file: ts.SourceFile) => {
      const source = ts.getParseTreeNode(file, ts.isSourceFile);
      if (source !== undefined && fingerprint(source, model) !== "") report(problem);
      return rewrite(file);
    };
  };
}

function unchanged<Node>(node: Node): Node {
  return node;
}

function isProgram(given: unknown): boolean {
  return typeof given === "object" && given !== null && "getTypeChecker" in given;
}
