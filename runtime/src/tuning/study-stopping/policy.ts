/** When to end a study before its planned trials. */
import { shownValue } from "../../geno/literal-text.js";
import type { StudyView } from "../study-view.js";
import type { Objective } from "../trial/objectives.js";

/** A rule by which a study ends. Holds settings and no state: what it has to know is in the study. */
export interface StudyStoppingPolicy {
  /** Whether the study, after its last answer, is to hand out no more trials. Those that are open are finished. */
  shouldEnd(study: StudyView): boolean;
  /** Looks at what a study optimises, before it begins. @throws RangeError where the rule cannot judge such a study. */
  requireObjectives?(objectives: readonly Objective[]): void;
}

/** The rules of a study. @throws TypeError where one is none; RangeError where it cannot judge the study. */
export function studyPolicies(
  stopWhen: StudyStoppingPolicy | readonly StudyStoppingPolicy[] | undefined,
  objectives: readonly Objective[],
): readonly StudyStoppingPolicy[] {
  if (stopWhen === undefined) return [];
  const policies = isList(stopWhen) ? stopWhen : [stopWhen];
  policies.forEach((policy, index) => {
    const given: unknown = policy;
    if (typeof given !== "object" || given === null || !("shouldEnd" in given))
      throw new TypeError(
        `sample: stopWhen${isList(stopWhen) ? `[${index}]` : ""} is ${shownValue(given)}; give a policy: noProgress(50), or { shouldEnd: (study) => ... }.`,
      );
    policy.requireObjectives?.(objectives);
  });
  return policies;
}

function isList(
  stopWhen: StudyStoppingPolicy | readonly StudyStoppingPolicy[],
): stopWhen is readonly StudyStoppingPolicy[] {
  return Array.isArray(stopWhen);
}

/** @throws RangeError where a study has several objectives, of which a rule that asks for the best can say nothing. */
export function requireOneObjective(rule: string, objectives: readonly Objective[], or = ""): void {
  if (objectives.length === 1) return;
  const names = objectives.map(({ name }) => name).join(", ");
  throw new RangeError(
    `${rule} asks how good the best trial is, and the study has ${objectives.length} objectives (${names}), which have none; take noProgress(50), which looks at their front${or}.`,
  );
}
