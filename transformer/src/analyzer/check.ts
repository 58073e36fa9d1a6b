/** Runs every rule over a file. */
import type ts from "typescript";
import type { Finding, Rule } from "./diagnostic.js";
import type { ProgramModel } from "./program-model.js";
import { domainMissing } from "./rules/domain-missing.js";
import { floatRange } from "./rules/float-range.js";
import { genericSpace } from "./rules/generic-space.js";
import { localClass } from "./rules/local-class.js";
import { notSearchable } from "./rules/not-searchable.js";
import { selfContaining } from "./rules/self-containing.js";
import { strictNullChecks } from "./rules/strict-null-checks.js";
import { superPlacement } from "./rules/super-placement.js";
import { symbolicAlready } from "./rules/symbolic-already.js";
import { valueOutsideRange } from "./rules/value-outside-range.js";

/** All rules, by code. */
export const rules: readonly Rule[] = [
  domainMissing,
  notSearchable,
  floatRange,
  strictNullChecks,
  localClass,
  genericSpace,
  selfContaining,
  valueOutsideRange,
  superPlacement,
  symbolicAlready,
];

/** A finding and the rule that made it. */
export type RuleFinding = Finding & { readonly rule: Rule };

const known = new WeakMap<ProgramModel, Map<ts.SourceFile, readonly RuleFinding[]>>();

/** What the rules find in a file, in the order of the rules. Kept with the model, as builds ask more than once. */
export function checkFile(file: ts.SourceFile, model: ProgramModel): readonly RuleFinding[] {
  if (file.isDeclarationFile || !model.dsl.used) return [];
  const ofModel = known.get(model) ?? new Map<ts.SourceFile, readonly RuleFinding[]>();
  known.set(model, ofModel);
  const found =
    ofModel.get(file) ??
    rules.flatMap((rule) => [...rule.check(file, model)].map((finding) => ({ ...finding, rule })));
  ofModel.set(file, found);
  return found;
}
