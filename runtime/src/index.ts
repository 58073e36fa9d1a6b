/** tsglove: what a user's program imports. */
export { searchable } from "./symbolic/searchable.js";
export { clone, rebind, type Rewrite } from "./symbolic/rebind.js";
export type { Key } from "./symbolic/node.js";
export type { AtPath, Changes, NoSuchPath } from "./symbolic/paths.js";
export { eq } from "./symbolic/equal.js";
export { format } from "./symbolic/format.js";
export { isSymbolic } from "./symbolic/object.js";
export { isOpen as isAbstract } from "./symbolic/marks.js";

export { oneof } from "./hyper/oneof.js";
export { manyof, permutate, type ManyOptions, type Permuted } from "./hyper/many.js";
export { floatv, intv } from "./hyper/numbers.js";
export { custom, type CustomRules } from "./hyper/custom.js";
export { contextual, derived, withContext, type ContextualOptions } from "./hyper/dependent.js";
export { constrain } from "./hyper/constrain.js";
export type { HyperOptions } from "./hyper/options.js";
export type { Fixed, Float, Int, tsgloveDomain } from "./hyper/markers.js";
export { searchSpace } from "./hyper/search-space.js";
export { dnaSpec, template, type Template, type TemplateOptions } from "./hyper/template.js";
export type { PartitionPoint, Where } from "./hyper/compile/scope.js";
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
  Literal,
  Scale,
  Space,
  Subchoice,
} from "./geno/points.js";
export { sizeText, type Cardinality } from "./geno/cardinality.js";
export { choicesOf, dnaOfChoices, type Choices } from "./geno/choices.js";
export { outline, outlineText, type OutlineLine } from "./geno/outline.js";
export { randomDna, type SamplingLaw } from "./geno/random-dna.js";
export { RandomStream } from "./geno/random.js";

export type { Algorithm, Outcome, Problem, Proposal, Search } from "./algorithms/algorithm.js";
export { RandomSearch } from "./algorithms/random-search.js";
export {
  RegularizedEvolution,
  type RegularizedEvolutionOptions,
} from "./algorithms/evolution/regularized.js";
export { mutate } from "./algorithms/evolution/mutate.js";

export { sample } from "./tuning/sample.js";
export type { Feedback } from "./tuning/feedback.js";
export { Study } from "./tuning/study.js";
export type { Direction, ProgressListener, SampleOptions, StudyView } from "./tuning/study.js";
export type { Trial, TrialStatus } from "./tuning/trial.js";
