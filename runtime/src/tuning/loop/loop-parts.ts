/** What goes into a loop, and what comes out of it turn by turn. */
import type { DNA } from "../../geno/dna.js";
import type { Feedback } from "./feedback.js";
import type { Examples } from "../lineage.js";
import type { MetricDirections, SampleOptions } from "../options.js";
import type { StudyRequest } from "../state/open-study.js";
import type { StudyStoppingPolicy } from "../study-stopping/policy.js";
import type { StudyView } from "../study-view.js";
import type { Metrics } from "../trial/trial.js";

/** An example with the feedback to answer with. */
export type Turn<T, R extends number | Metrics> = [example: T, feedback: Feedback<R>];

/** What a loop works with. */
export interface LoopParts<T> {
  readonly view: StudyView;
  readonly options: SampleOptions<MetricDirections>;
  /** What may end the study early. */
  readonly policies: readonly StudyStoppingPolicy[];
  readonly request: StudyRequest;
  readonly decode: (dna: DNA) => T;
  readonly start: readonly DNA[];
  /** Points to try next, before the algorithm's. */
  readonly queue: DNA[];
  readonly examples: Examples;
}
