/** All rules, by code. */
import type { Rule } from "./diagnostic.js";
import { absorbedMember } from "./rules/absorbed-member.js";
import { abstractCalled } from "./rules/abstract-called.js";
import { abstractCandidate } from "./rules/abstract-candidate.js";
import { anyOfNobody } from "./rules/any-of-nobody.js";
import { argumentWritten } from "./rules/argument-written.js";
import { candidateMisfit } from "./rules/candidate-misfit.js";
import { candidatesInList } from "./rules/candidates-in-list.js";
import { classAsSpace } from "./rules/class-as-space.js";
import { composedAlready } from "./rules/composed-already.js";
import { decisionName } from "./rules/decision-name.js";
import { decoratorCall } from "./rules/decorator-call.js";
import { domainMissing } from "./rules/domain-missing.js";
import { duplicateCandidate } from "./rules/duplicate-candidate.js";
import { emptyChoice } from "./rules/empty-choice.js";
import { extendsCircle } from "./rules/extends-circle.js";
import { feedbackMissing } from "./rules/feedback-missing.js";
import { feedbackTwice } from "./rules/feedback-twice.js";
import { floatRange } from "./rules/float-range.js";
import { genericSpace } from "./rules/generic-space.js";
import { hyperAsPlain } from "./rules/hyper-as-plain.js";
import { hyperInFunction } from "./rules/hyper-in-function.js";
import { hyperRange } from "./rules/hyper-range.js";
import { labelWithoutDecision } from "./rules/label-without-decision.js";
import { listLength } from "./rules/list-length.js";
import { localClass } from "./rules/local-class.js";
import { loopNeverRun } from "./rules/loop-never-run.js";
import { manyofCount } from "./rules/manyof-count.js";
import { nameClash } from "./rules/name-clash.js";
import { notSearchable } from "./rules/not-searchable.js";
import { nothingToSearch } from "./rules/nothing-to-search.js";
import { optionConflict } from "./rules/option-conflict.js";
import { optionRange } from "./rules/option-range.js";
import { plainClass } from "./rules/plain-class.js";
import { rangeOutsideDomain } from "./rules/range-outside-domain.js";
import { rebindPath } from "./rules/rebind-path.js";
import { rangeUnsearched } from "./rules/range-unsearched.js";
import { restUnsearched } from "./rules/rest-unsearched.js";
import { rigidClass } from "./rules/rigid-class.js";
import { selfContaining } from "./rules/self-containing.js";
import { sharedDecision } from "./rules/shared-decision.js";
import { singleCandidate } from "./rules/single-candidate.js";
import { strictNullChecks } from "./rules/strict-null-checks.js";
import { superPlacement } from "./rules/super-placement.js";
import { symbolicAlready } from "./rules/symbolic-already.js";
import { syncLoop } from "./rules/sync-loop.js";
import { valueOutsideRange } from "./rules/value-outside-range.js";

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
  emptyChoice,
  duplicateCandidate,
  singleCandidate,
  hyperRange,
  rangeOutsideDomain,
  candidatesInList,
  classAsSpace,
  composedAlready,
  decoratorCall,
  manyofCount,
  feedbackMissing,
  feedbackTwice,
  syncLoop,
  loopNeverRun,
  optionRange,
  absorbedMember,
  plainClass,
  abstractCandidate,
  rebindPath,
  hyperAsPlain,
  hyperInFunction,
  candidateMisfit,
  nameClash,
  argumentWritten,
  rigidClass,
  sharedDecision,
  listLength,
  anyOfNobody,
  labelWithoutDecision,
  decisionName,
  abstractCalled,
  nothingToSearch,
  optionConflict,
  extendsCircle,
  restUnsearched,
  rangeUnsearched,
];
