/** Runs the rules over a file. */
import type ts from "typescript";
import type { Finding, Rule } from "./diagnostic.js";
import { isIgnored } from "./ignored-lines.js";
import { perFile } from "./per-file.js";
import type { ProgramModel } from "./program-model.js";
import { rules } from "./rule-list.js";

/** A finding and the rule that made it. */
export type RuleFinding = Finding & { readonly rule: Rule };

const errorRules = rules.filter((rule) => rule.severity === "error");
const otherRules = rules.filter((rule) => rule.severity !== "error");

/** The errors in a file, by rule: what builds report. */
export const checkFile = perFile((file, model) => run(errorRules, file, model));

/** All that the rules say about a file, warnings and hints too: what editors show. */
export const reviewFile = perFile((file, model) => [
  ...checkFile(file, model),
  ...run(otherRules, file, model),
]);

function run(some: readonly Rule[], file: ts.SourceFile, model: ProgramModel): readonly RuleFinding[] {
  if (file.isDeclarationFile || !model.dsl.used) return [];
  const findings: RuleFinding[] = [];
  for (const rule of some)
    for (const finding of rule.check(file, model))
      if (!isIgnored(finding.node, rule.code)) findings.push({ ...finding, rule });
  return findings;
}
