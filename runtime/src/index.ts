/** tsglove: what a user's program imports. */
export { searchable } from "./symbolic/searchable.js";
export { symbolize, type SymbolizeOptions } from "./symbolic/symbolize.js";
export type { Symbolizable } from "./symbolic/domain.js";
export type { Symbolic } from "./symbolic/methods.js";
export { clone } from "./symbolic/change/clone.js";
export { rebind, type RebindOptions } from "./symbolic/change/rebind.js";
export type { Rewrite } from "./symbolic/change/plan.js";
export { insert, remove, type Insertion } from "./symbolic/change/list-edits.js";
export { onBound, onChange, type Bound, type Change, type ChangeListener } from "./symbolic/change/events.js";
export { adopt, ancestorsOf, getPath, parentOf, rootOf } from "./symbolic/change/links.js";
export { isRef, ref } from "./symbolic/ref.js";
export { isSealed, seal, unseal, withSealed } from "./symbolic/change/seal.js";
export { originOf, trackOrigin, type Origin } from "./symbolic/change/origin.js";
export { missing } from "./symbolic/reading/missing.js";
export type { Key } from "./symbolic/node.js";
export type { AtPath, Changes, NoSuchPath } from "./symbolic/paths.js";
export { eq } from "./symbolic/reading/equal.js";
export { format } from "./symbolic/reading/format.js";
export { isSymbolic } from "./symbolic/object.js";
export { madeParts } from "./symbolic/made-parts.js";
export { isOpen as isAbstract } from "./symbolic/marks.js";

export { absent } from "./hyper/absent.js";
export { oneof } from "./hyper/oneof.js";
export { manyof, permutate, type ManyOptions, type Permuted } from "./hyper/many.js";
export { floatv, intv } from "./hyper/numbers.js";
export { custom, type CustomRules } from "./hyper/custom.js";
export { evolve, type EvolveOptions, type EvolveTransform } from "./hyper/evolve.js";
export { contextual, derived, withContext, type ContextualOptions } from "./hyper/dependent.js";
export { constrain } from "./hyper/constrain.js";
export type { HyperOptions } from "./hyper/options.js";
export type {
  AnyOf,
  Fixed,
  FixedArray,
  Float,
  Hint,
  Int,
  ManyOf,
  ManyOfRules,
  Named,
  Permutation,
  tsgloveDomain,
  tsgloveHint,
  tsgloveName,
} from "./hyper/markers.js";
export { searchSpace, type SearchSpaceOptions } from "./hyper/search-space.js";
export { dnaSpec, template, type Template, type TemplateOptions } from "./hyper/template.js";
export type { PartitionPoint, Where } from "./hyper/compile/scope.js";
export { complete } from "./hyper/complete.js";
export { lazy, trace, traceAsync } from "./hyper/trace.js";
export { iterate, materialize, randomSample, type RandomSampleOptions } from "./hyper/materialize.js";

export { DNA } from "./geno/dna.js";
export type { CompactDNA } from "./geno/compact.js";
export type { Decision } from "./geno/walk.js";
export { DNASpec, type Constraint } from "./geno/spec.js";
export { Genomes, type GenomeRules } from "./geno/genomes.js";
export { dnaAt, firstDna, iterateDna, nextDna } from "./geno/enumerate.js";
export type {
  Candidate,
  CategoricalPoint,
  CustomPoint,
  DecisionPoint,
  FloatPoint,
  Hints,
  IntPoint,
  Scale,
  Space,
  Subchoice,
} from "./geno/points.js";
export type { Literal } from "./geno/literal.js";
export { sizeText, type Cardinality } from "./geno/cardinality.js";
export { choicesOf, dnaOfChoices, type Choices } from "./geno/choices.js";
export { outline, outlineText, type OutlineLine } from "./geno/outline.js";
export { randomDna } from "./geno/random-dna.js";
export type { SamplingLaw } from "./geno/sampling-law.js";
export { RandomStream } from "./geno/random.js";

export type {
  Algorithm,
  Outcome,
  Pending,
  Problem,
  Proposal,
  Search,
  StepReward,
} from "./algorithms/algorithm.js";
export { RandomSearch } from "./algorithms/random-search.js";
export {
  RegularizedEvolution,
  type RegularizedEvolutionOptions,
} from "./algorithms/evolution/regularized.js";
export { TPE, type TPEOptions } from "./algorithms/tpe/tpe.js";
export { Bayesian, type BayesianOptions } from "./algorithms/bayesian/bayesian.js";
export { CMAES, type CMAESOptions } from "./algorithms/cma/cma-es.js";
export type { RestartRule } from "./algorithms/cma/restarts.js";
export { QuasiRandom } from "./algorithms/quasi-random.js";
export { Auto } from "./algorithms/auto.js";
export { Controller } from "./algorithms/policy-gradient/controller.js";
export type { PolicyAlgorithm, PolicySearch } from "./algorithms/policy-gradient/policy-search.js";
export { PPO, type PPOOptions } from "./algorithms/policy-gradient/ppo.js";
export { Reinforce, type ReinforceOptions } from "./algorithms/policy-gradient/reinforce.js";
export { Evolution, type EvolutionOptions } from "./algorithms/evolution/evolution.js";
export {
  Operation,
  type Mutator,
  type Recombinator,
  type Selector,
} from "./algorithms/evolution/operation.js";
export type { Moment } from "./algorithms/evolution/moment.js";
export type { Genotype, Individual } from "./algorithms/evolution/individual.js";
export type { Schedule, Scheduled } from "./algorithms/evolution/scheduled.js";
export { GlobalState } from "./algorithms/evolution/global-state.js";
export * as selection from "./algorithms/evolution/selection.js";
export * as mutation from "./algorithms/evolution/mutation.js";
export * as recombination from "./algorithms/evolution/recombination.js";
export * as schedule from "./algorithms/evolution/schedule.js";
export { NSGA2, type NSGA2Options } from "./algorithms/evolution/nsga2.js";
export { NSGA3, type NSGA3Options } from "./algorithms/evolution/nsga3.js";
export { Neat, type NeatOptions } from "./algorithms/evolution/neat.js";
export { Sweeping } from "./algorithms/sweeping.js";
export { Deduping, type DedupingOptions } from "./algorithms/deduping.js";
export { HillClimb, type HillClimbOptions } from "./algorithms/hill-climb.js";
export { mutate } from "./algorithms/evolution/mutate.js";

export { sample } from "./tuning/sample.js";
export { Study } from "./tuning/study.js";
export type { MetricDirections, RewardOf, SampleOptions } from "./tuning/options.js";
export type { ProgressListener, StudyView } from "./tuning/study-view.js";
export type { Direction, Limit, MetricRule, Objective } from "./tuning/trial/objectives.js";
export type { GivenPoint, PastTrial } from "./tuning/state/past.js";
export type { StudyStoppingPolicy } from "./tuning/study-stopping/policy.js";
export { noProgress, type NoProgressOptions } from "./tuning/study-stopping/no-progress.js";
export { regretBelow, type RegretOptions } from "./tuning/study-stopping/regret.js";
export { targetReached } from "./tuning/study-stopping/target.js";
export type { Feedback } from "./tuning/loop/feedback.js";
export type { Body, RunOptions } from "./tuning/loop/run-options.js";
export type { JsonValue, Measurement, Metrics, Trial, TrialStatus } from "./tuning/trial/trial.js";
export { dominates } from "./algorithms/dominates.js";
export { paretoFront } from "./tuning/trial/pareto.js";
export {
  stopIfAll,
  stopIfAny,
  stopIfNot,
  type EarlyStoppingPolicy,
  type RunningTrial,
  type TrialHistory,
} from "./tuning/early-stopping/policy.js";
export { stopBelow } from "./tuning/early-stopping/thresholds.js";
export { stopByRank } from "./tuning/early-stopping/rank.js";
export {
  stopBelowMedian,
  stopBelowPercentile,
  type PercentileOptions,
} from "./tuning/early-stopping/percentile.js";
export { stopWithoutProgress, type PatienceOptions } from "./tuning/early-stopping/patience.js";
export {
  hyperband,
  successiveHalving,
  type HalvingOptions,
  type HyperbandOptions,
} from "./tuning/early-stopping/halving.js";
export { replay } from "./tuning/replay.js";
export type { StudyEvent, StudyHeader, StudyRecord } from "./tuning/log/events.js";
export type { Backend, StudyLog } from "./tuning/log/backend.js";
export { memoryBackend } from "./tuning/log/memory-backend.js";

export { hash } from "./symbolic/reading/hash.js";
export { compare } from "./symbolic/reading/compare.js";
export {
  diff,
  diffText,
  MISSING,
  type Difference,
  type DiffNode,
  type DiffOptions,
} from "./symbolic/reading/diff.js";
export { contains, query, valueAt, type Query } from "./symbolic/reading/query.js";
export { traverse, type Visit, type Visitor } from "./symbolic/reading/traverse.js";
export { toJSON } from "./symbolic/json/json-write.js";
export type { Json, JsonObject } from "./symbolic/json/json-form.js";
export type { ReadOptions } from "./symbolic/json/json-read.js";
export { serializable, type NamedArguments, type SerialOptions } from "./symbolic/json/serializable.js";
export { UnknownObject } from "./symbolic/json/unknown-object.js";
export {
  onClass,
  onKey,
  onPath,
  onValue,
  patch,
  patcher,
  type ArgumentKind,
  type ArgumentsOf,
  type Patch,
  type PatcherCall,
  type PatchFunction,
  type PatchRule,
} from "./symbolic/change/patch.js";
export { fromJSON } from "./hyper/json.js";
export { toHtml, type HtmlOptions } from "./view/to-html.js";
