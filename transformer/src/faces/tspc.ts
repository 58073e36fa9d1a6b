/** The entry that ts-patch's `transform` names: `{ "transform": "@tsglove/transformer" }`. */
import type ts from "typescript";
import { createTransformer } from "../emit/transform.js";
import { hookMissing, wrongTypeScript, type TsPatchExtras } from "./host-check.js";
import { makePackageOf } from "./package-of.js";

/** Programs whose set-up was checked; a builder asks for the transformer file by file. */
const checked = new WeakSet<ts.Program>();

/** Called by ts-patch for each emitted file; the work is done once a program. */
export default function transform(
  program: ts.Program,
  _config: unknown,
  extras?: TsPatchExtras,
): ts.TransformerFactory<ts.SourceFile> {
  const wrong = wrongTypeScript(extras?.ts);
  if (!checked.has(program)) {
    checked.add(program);
    const problem = wrong ?? hookMissing(program);
    if (problem !== undefined) extras?.addDiagnostic?.(problem);
  }
  return wrong === undefined ? createTransformer(program, makePackageOf()) : () => (file) => file;
}
