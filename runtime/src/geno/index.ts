/** "tsglove/geno": search spaces as plain data, without anything that makes or runs programs. What tools around the compiler need. */
export { DNASpec } from "./spec.js";
export { DNA } from "./dna.js";
export { choicesOf, domainText } from "./choices.js";
export { firstDna, iterateDna } from "./enumerate.js";
export { randomDna } from "./random-dna.js";
export { RandomStream } from "./random.js";
export { Genomes } from "./genomes.js";
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
} from "./points.js";
export type { Literal } from "./literal.js";
export {
  continuousDimensions,
  discreteSize,
  sizeText,
  superscript,
  type Cardinality,
} from "./cardinality.js";
export { literalText, numberText } from "./literal-text.js";
export { outline, outlineText, type OutlineLine } from "./outline.js";
export { fromUnit, rangeProblem } from "./scale.js";
export { someOf } from "./some-of.js";
