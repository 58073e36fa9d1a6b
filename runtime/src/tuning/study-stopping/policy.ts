/** When to end a study before its planned trials. */
import type { StudyView } from "../study-view.js";

/** A rule by which a study ends. Holds settings and no state: what it has to know is in the study. */
export interface StudyStoppingPolicy {
  /** Whether the study, after its last answer, is to hand out no more trials. Those that are open are finished. */
  shouldEnd(study: StudyView): boolean;
}
