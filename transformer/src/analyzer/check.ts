/** Runs the rules over a file. */
import type ts from "typescript";
import type { Finding, Rule } from "./diagnostic.js";
import { isIgnored } from "./ignored-lines.js";
import type { ProgramModel } from "./program-model.js";
import { rules } from "./rule-list.js";

/** A finding and the rule that made it. */
export type RuleFinding = Finding & { readonly rule: Rule };

type Found = WeakMap<ProgramModel, Map<ts.SourceFile, readonly RuleFinding[]>>;

const errors: Found = new WeakMap();
const everything: Found = new WeakMap();

const errorRules = rules.filter((rule) => rule.severity === "error");
const otherRules = rules.filter((rule) => rule.severity !== "error");

/** The errors in a file, by rule: what builds report. Kept with the model, as builds ask more than once. */
export function checkFile(file: ts.SourceFile, model: ProgramModel): readonly RuleFinding[] {
  return found(file, model, errors, () => run(errorRules, file, model));
}

/** All that the rules say about a file, warnings and hints too: what editors show. */
export function reviewFile(file: ts.SourceFile, model: ProgramModel): readonly RuleFinding[] {
  return found(file, model, everything, () => [...checkFile(file, model), ...run(otherRules, file, model)]);
}

function found(
  file: ts.SourceFile,
  model: ProgramModel,
  known: Found,
  find: () => readonly RuleFinding[],
): readonly RuleFinding[] {
  if (file.isDeclarationFile || !model.dsl.used) return [];
  const ofModel = known.get(model) ?? new Map<ts.SourceFile, readonly RuleFinding[]>();
  known.set(model, ofModel);
  const result = ofModel.get(file) ?? find();
  ofModel.set(file, result);
  return result;
}

function run(some: readonly Rule[], file: ts.SourceFile, model: ProgramModel): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  for (const rule of some)
    for (const finding of rule.check(file, model))
      if (!isIgnored(finding.node, rule.code)) findings.push({ ...finding, rule });
  return findings;
}
