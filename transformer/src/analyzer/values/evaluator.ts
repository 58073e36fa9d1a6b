/**
 * Evaluates expressions that build values, without running anything: constants, lists, objects, hyper values and functions of
 * such. Whatever it does not follow is an unknown value with a reason. Effort and depth are bounded.
 */
import ts from "#typescript";
import type { ProgramModel } from "../program-model.js";
import { literalOf, UNDEFINED, type StaticValue } from "../space/static-value.js";
import { callBuiltin } from "./builtins.js";
import { callClosure } from "./closures.js";
import { binaryValue, changing, conditional, templateText } from "./compound.js";
import { constructClass, constructForeign, constructType } from "./construct.js";
import {
  callableOf,
  functionValue,
  Scope,
  sourceText,
  thrown,
  unknown,
  type Evaluation,
} from "./evaluation.js";
import { callOurs } from "./hyper-values.js";
import { HOLE } from "./list-methods.js";
import { itemsOf, recordOf } from "./literals.js";
import { callMethod } from "./methods.js";
import { Names } from "./names.js";
import { isNullish, typeName, unary } from "./operators.js";
import { propertyOf } from "./properties.js";
import { askedSpaceValue } from "./asked-space.js";

/** How many steps one evaluation takes. */
const MOST_STEPS = 50_000;
/** How deep expressions and calls are nested in one another. */
const DEEPEST = 150;

const TOO_LONG = "it takes too long to follow";

export class Evaluator implements Evaluation {
  readonly #names: Names;
  #left = 0;
  #depth = 0;
  /** In how many functions the code is that is being followed. */
  #inside = 0;
  /** Whether something was nested too deep to follow. */
  #isCut = false;
  /** Values of calls that mean the same wherever they are asked for: an editor asks for a call and for what is around it. */
  readonly #calls = new Map<ts.Node, StaticValue>();
  #disturbance: { readonly reason: string; readonly node: ts.Node } | undefined;

  constructor(readonly model: ProgramModel) {
    this.#names = new Names(this);
  }

  /**
   * The value of an expression where it stands.
   *
   * @param steps how many steps that may take.
   */
  valueOf(node: ts.Expression, steps = MOST_STEPS): StaticValue {
    this.#left = steps;
    this.#depth = 0;
    this.#isCut = false;
    return this.alone(() => this.evaluate(node, new Scope())).value;
  }

  /**
   * A value that is made apart from what is being evaluated: what disturbs the one does not disturb the other.
   *
   * @returns `whole`: whether it was followed to its end.
   */
  alone(make: () => StaticValue): { readonly value: StaticValue; readonly whole: boolean } {
    const outer = this.#disturbance;
    this.#disturbance = undefined;
    let value = make();
    const own = this.noted();
    if (own !== undefined) value = unknown(own.reason, own.node);
    this.#disturbance = outer;
    return { value, whole: this.#left > 0 && !this.#isCut };
  }

  private noted(): { readonly reason: string; readonly node: ts.Node } | undefined {
    return this.#disturbance;
  }

  disturb(reason: string, node: ts.Node): void {
    this.#disturbance ??= { reason, node };
  }

  /** How many steps the last evaluation left. */
  get left(): number {
    return this.#left;
  }

  readonly spend = (effort: number): boolean => {
    this.#left -= effort;
    return this.#left > 0;
  };

  evaluate(node: ts.Expression, scope: Scope): StaticValue {
    if (!this.spend(1)) return unknown(TOO_LONG, node);
    if (this.#depth >= DEEPEST) return this.#cut(node);
    this.#depth++;
    const value = this.#evaluate(node, scope);
    this.#depth--;
    return value;
  }

  #cut(at: ts.Node): StaticValue {
    this.#isCut = true;
    return unknown("it is nested too deep to follow", at);
  }

  #evaluate(node: ts.Expression, scope: Scope): StaticValue {
    if (ts.isNumericLiteral(node)) return literalOf(Number(node.text));
    if (ts.isStringLiteralLike(node)) return literalOf(node.text);
    if (ts.isIdentifier(node)) return this.#names.valueOf(node, scope);
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isTypeAssertionExpression(node) ||
      ts.isExpressionWithTypeArguments(node)
    )
      return this.evaluate(node.expression, scope);
    if (ts.isArrayLiteralExpression(node)) return itemsOf(node.elements, node, scope, this);
    if (ts.isObjectLiteralExpression(node)) return recordOf(node, scope, this);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      return this.#access(node, scope);
    if (ts.isCallExpression(node)) return this.#callOnce(node, scope);
    if (ts.isNewExpression(node)) return this.#new(node, scope);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
      return functionValue(functionName(node), { kind: "closure", node, scope });
    if (ts.isConditionalExpression(node)) return conditional(node, scope, this);
    if (ts.isBinaryExpression(node)) return binaryValue(node, scope, this);
    if (ts.isTemplateExpression(node)) return templateText(node, scope, this);
    return this.#other(node, scope);
  }

  #other(node: ts.Expression, scope: Scope): StaticValue {
    switch (node.kind) {
      case ts.SyntaxKind.TrueKeyword:
        return literalOf(true);
      case ts.SyntaxKind.FalseKeyword:
        return literalOf(false);
      case ts.SyntaxKind.NullKeyword:
        return literalOf(null);
      case ts.SyntaxKind.OmittedExpression:
        return HOLE;
      case ts.SyntaxKind.RegularExpressionLiteral:
        return { kind: "opaque", label: "object" };
      default:
        break;
    }
    if (ts.isBigIntLiteral(node)) {
      const digits = node.text.slice(0, -1);
      return /^\d+$/.test(digits)
        ? literalOf(BigInt(digits))
        : unknown(`${sourceText(node)} is not followed`, node);
    }
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (
        ts.isPostfixUnaryExpression(node) ||
        node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken
      )
        return changing(node, this);
      return unary(node, this.evaluate(node.operand, scope));
    }
    if (ts.isTypeOfExpression(node)) return typeName(this.evaluate(node.expression, scope));
    if (ts.isVoidExpression(node)) {
      const value = this.evaluate(node.expression, scope);
      return value.kind === "thrown" ? value : UNDEFINED;
    }
    if (ts.isDeleteExpression(node)) return changing(node, this);
    if (ts.isClassExpression(node)) return this.#names.classValue(node);
    return unknown(`${sourceText(node)} is not known before running`, node);
  }

  #access(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, scope: Scope): StaticValue {
    const named = this.#names.memberValue(node, scope);
    if (named !== undefined) return named;
    const object = this.evaluate(node.expression, scope);
    if (node.questionDotToken !== undefined && isNullish(object) === true) return UNDEFINED;
    if (object.kind === "thrown") return object;
    if (ts.isPropertyAccessExpression(node)) {
      return ts.isIdentifier(node.name)
        ? propertyOf(object, node.name.text, node, this)
        : unknown(`${sourceText(node)} is not followed`, node);
    }
    const key = this.evaluate(node.argumentExpression, scope);
    if (key.kind !== "literal")
      return key.kind === "thrown"
        ? key
        : unknown(
            `what ${sourceText(node)} is, is not known before running`,
            key.kind === "unknown" ? key.node : node,
          );
    return propertyOf(object, String(key.value), node, this);
  }

  #arguments(nodes: readonly ts.Expression[] | undefined, at: ts.Node, scope: Scope): StaticValue {
    return itemsOf(nodes ?? [], at, scope, this);
  }

  #callOnce(node: ts.CallExpression, scope: Scope): StaticValue {
    // Inside of a function each call makes another value.
    if (!scope.isEmpty || this.#inside > 0 || this.#disturbance !== undefined) return this.#call(node, scope);
    const known = this.#calls.get(node);
    if (known !== undefined) return known;
    const value = this.#call(node, scope);
    const isWhole = this.#left > 0 && !this.#isCut && this.noted() === undefined && !this.#names.isMaking;
    if (isWhole) this.#calls.set(node, value);
    return value;
  }

  #call(node: ts.CallExpression, scope: Scope): StaticValue {
    const ours = this.#names.ours(node.expression);
    if (ours === "searchSpace") return askedSpaceValue(node, scope, this);
    if (ours === "symbolize") return this.#names.symbolized(node, scope);
    if (ours !== undefined) {
      if (ours === "rebind" && !this.#names.isTraced(node.arguments[0], scope))
        this.disturb(`${sourceText(node)} changes a value`, node);
      const args = this.#arguments(node.arguments, node, scope);
      return args.kind === "list" ? callOurs(ours, args.items, node) : withoutBound(args);
    }
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression : undefined;
    if (
      callee !== undefined &&
      ts.isIdentifier(callee.name) &&
      this.#names.memberValue(callee, scope) === undefined
    ) {
      const receiver = this.evaluate(callee.expression, scope);
      if (
        node.questionDotToken === undefined &&
        callee.questionDotToken !== undefined &&
        isNullish(receiver) === true
      )
        return UNDEFINED;
      const args = this.#arguments(node.arguments, node, scope);
      if (args.kind !== "list") return withoutBound(args);
      return callMethod(receiver, callee.name.text, args.items, node, callee.expression, this);
    }
    const called = this.evaluate(node.expression, scope);
    if (called.kind === "thrown") return called;
    const args = this.#arguments(node.arguments, node, scope);
    if (args.kind !== "list") return this.#notCalled(node, args);
    return this.call(called, args.items, node);
  }

  /** A call with arguments that are not known: it is not followed. */
  #notCalled(node: ts.CallExpression, args: StaticValue): StaticValue {
    this.disturb(`${sourceText(node)} is not followed`, node);
    return withoutBound(args);
  }

  call(callee: StaticValue, args: readonly StaticValue[], at: ts.Node): StaticValue {
    const callable = callableOf(callee);
    if (!this.spend(1)) return unknown(TOO_LONG, at);
    switch (callable?.kind) {
      case "closure": {
        if (this.#depth >= DEEPEST) return this.#cut(at);
        this.#depth++;
        this.#inside++;
        const value = callClosure(callable.node, callable.scope, args, at, this);
        this.#inside--;
        this.#depth--;
        return value;
      }
      case "dsl":
        return callOurs(callable.name, args, at);
      case "builtin":
        return callBuiltin(callable.name, args, at, this);
      case "symbolized":
        return callable.type.isFunction
          ? constructType(callable.type, args, at, this)
          : thrown(`${callable.type.name} is a class, and called without new`, at);
      default:
        // Whatever it is, it may change what it is given.
        if (args.some(isChangeable)) this.disturb(`${sourceText(at)} is not followed`, at);
        return unknown(`what ${sourceText(at)} gives is not known before running`, at);
    }
  }

  #new(node: ts.NewExpression, scope: Scope): StaticValue {
    const type = this.evaluate(node.expression, scope);
    const args = this.#arguments(node.arguments, node, scope);
    if (type.kind === "thrown") return type;
    const callable = callableOf(type);
    if (args.kind !== "list") return withoutBound(args);
    switch (callable?.kind) {
      case "class":
        return constructClass(callable.model, args.items, node, this);
      case "symbolized":
        return callable.type.isFunction
          ? unknown(`${sourceText(node)} is not followed`, node)
          : constructType(callable.type, args.items, node, this);
      case "foreign class":
        return constructForeign(callable.name, args.items, node);
      case "builtin":
        if (callable.name === "Array") return callBuiltin("Array", args.items, node, this);
        break;
      default:
        break;
    }
    return unknown(`what ${sourceText(node)} makes is not known before running`, node);
  }
}

/** An unknown value as what nothing more is known of: it was a list of arguments, and is now what a call of them gives. */
function withoutBound(value: StaticValue): StaticValue {
  return value.kind === "unknown" ? unknown(value.reason, value.node) : value;
}

/** A function without a name is called by what it is given to. */
function functionName(node: ts.ArrowFunction | ts.FunctionExpression): string {
  if (node.name !== undefined) return node.name.text;
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : "";
}

function isChangeable({ kind }: StaticValue): boolean {
  return kind !== "literal" && kind !== "function";
}
