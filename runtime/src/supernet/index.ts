/** `tsglove/supernet`: search by weight sharing: one program in which all children of a space learn together. For Node. */
export { darts, type DartsOptions } from "./darts.js";
export { enas, type EnasOptions } from "./enas.js";
export { oneShot, type OneShotOptions } from "./one-shot.js";
export { tunas, type TunasOptions } from "./tunas.js";
export type { SharedSearch } from "./search.js";
export type { Figures, StepRecord } from "./search-history.js";
export type { CheckpointOptions, SearchOptions, SearchResult } from "./search-options.js";
export {
  searchProgress,
  type SearchListener,
  type SearchStream,
  type SearchView,
} from "./search-progress.js";
export type { CostTarget } from "./reward.js";
export { superProgramOf, type RewriteOptions, type SuperProgram } from "./super-program.js";
export type { Point } from "./build.js";
export { alongPath, inMixture, MaskedWidth, Sized, Switch, WeightedSum, type Shares } from "./operators.js";
