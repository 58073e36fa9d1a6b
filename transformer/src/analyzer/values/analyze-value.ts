/** The space of an expression, found without running it. */
import type ts from "typescript";
import type { ProgramModel } from "../program-model.js";
import { DEEPEST, factsOf, hasStrayAbsent } from "../space/facts.js";
import { shapeOf } from "../space/shape.js";
import { StaticSpace } from "../space/static-space.js";
import type { StaticValue } from "../space/static-value.js";
import { Evaluator } from "./evaluator.js";

/** What is known of the space of an expression. */
export type ValueSpace =
  /** The space that `dnaSpec(value)` has when the program runs. */
  | { readonly kind: "exact"; readonly space: StaticSpace }
  /** The space that `dnaSpec(value)` has; conditions rule points of it out, how many only a run can tell. */
  | {
      readonly kind: "at most";
      readonly space: StaticSpace;
      readonly reason: string;
      readonly node: ts.Node | undefined;
    }
  /** A part of it is not known: the space has at least these points. */
  | {
      readonly kind: "at least";
      readonly space: StaticSpace;
      readonly reason: string;
      readonly node: ts.Node | undefined;
    }
  /** No space: not a symbolic value, one of which nothing is known, or code that throws. */
  | { readonly kind: "none"; readonly reason: string; readonly node: ts.Node | undefined };

const evaluators = new WeakMap<ProgramModel, Evaluator>();

/** What evaluates the expressions of a program: it knows the values of constants that it has met. */
export function evaluatorOf(model: ProgramModel): Evaluator {
  let evaluator = evaluators.get(model);
  if (evaluator === undefined) evaluators.set(model, (evaluator = new Evaluator(model)));
  return evaluator;
}

/** The value of an expression, as far as it is known before running: for checks of candidates and arguments. */
export function staticValueOf(node: ts.Expression, model: ProgramModel): StaticValue {
  return evaluatorOf(model).valueOf(node);
}

/** The space of an expression: `new Net(oneof(WIDTHS), floatv(0, 1))`. */
export function analyzeValue(node: ts.Expression, model: ProgramModel): ValueSpace {
  return model.dsl.used
    ? spaceOfValue(staticValueOf(node, model), node)
    : none("the program does not use tsglove", node);
}

/** A space of which something is known. */
export type KnownSpace = Exclude<ValueSpace, { readonly kind: "none" }>;

/** The text of a size: `12 × ℝ`, `≈ 3.76×10²⁵`, `≥ 12 × ℝ`, `≤ 12`; undefined where there is no space. */
export function sizeLabel(found: KnownSpace): string;
export function sizeLabel(found: ValueSpace): string | undefined;
export function sizeLabel(found: ValueSpace): string | undefined {
  switch (found.kind) {
    case "exact":
      return found.space.text;
    // A bound is no more exact for being rounded.
    case "at most":
      return `≤ ${found.space.text.replace(/^≈ /, "")}`;
    case "at least":
      return `≥ ${found.space.text.replace(/^≈ /, "")}`;
    case "none":
      return undefined;
  }
}

function none(reason: string, node: ts.Node | undefined): ValueSpace {
  return { kind: "none", reason, node };
}

/** The space of a value. @param node where it stands. */
export function spaceOfValue(value: StaticValue, node: ts.Node | undefined): ValueSpace {
  switch (value.kind) {
    case "literal":
    case "function":
    case "opaque":
      return none("it is not a search space", node);
    case "thrown":
      return none(value.reason, value.node);
    case "unknown":
      if (value.atLeast === undefined) return none(value.reason, value.node);
      break;
    default:
      break;
  }
  const { gap, thrown, constrained, height } = factsOf(value);
  if (thrown !== undefined) return none(thrown.reason, thrown.node);
  if (height > DEEPEST) return none(`it is nested more than ${DEEPEST} deep`, node);
  if (hasStrayAbsent(value)) return none("only a property of a plain object can be absent", node);
  const { space: shape, clash } = shapeOf(value);
  if (clash !== undefined) return none(`the name "${clash.name}" stands for two different decisions`, node);
  if (shape === undefined) return none("it has too many decisions to list", node);
  const space = new StaticSpace(shape);
  if (gap !== undefined) return { kind: "at least", space, reason: gap.reason, node: gap.node };
  if (constrained !== undefined)
    return {
      kind: "at most",
      space,
      reason: "a condition rules some of its points out",
      node: constrained.node,
    };
  return { kind: "exact", space };
}
