/** What is found in a file once, and asked for by many. */
import type ts from "typescript";
import type { ProgramModel } from "./program-model.js";

/** The same question, whose answer is kept as long as the model of the program. */
export function perFile<T>(
  find: (file: ts.SourceFile, model: ProgramModel) => T,
): (file: ts.SourceFile, model: ProgramModel) => T {
  const known = new WeakMap<ProgramModel, Map<ts.SourceFile, { readonly answer: T }>>();
  return (file, model) => {
    let ofModel = known.get(model);
    if (ofModel === undefined) known.set(model, (ofModel = new Map<ts.SourceFile, { readonly answer: T }>()));
    let kept = ofModel.get(file);
    if (kept === undefined) ofModel.set(file, (kept = { answer: find(file, model) }));
    return kept.answer;
  };
}
