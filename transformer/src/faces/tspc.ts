/** The entry that ts-patch's `transform` names: `{ "transform": "@tsglove/transformer" }`. */
import type ts from "typescript";
import { createTransformer } from "../emit/transform.js";
import { requireSameTypeScript } from "./host-check.js";
import { makePackageOf } from "./package-of.js";

/** What ts-patch passes along. */
interface TsPatchExtras {
  readonly ts: typeof ts;
}

/** Called by ts-patch for each emitted file; the work is done once a program. */
export default function transform(
  program: ts.Program,
  _config: unknown,
  extras?: TsPatchExtras,
): ts.TransformerFactory<ts.SourceFile> {
  requireSameTypeScript(extras?.ts);
  return createTransformer(program, makePackageOf());
}
