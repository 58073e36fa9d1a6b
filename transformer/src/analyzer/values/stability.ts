/**
 * Whether a value stays as it was made. A name is followed through all that is done with it: what is only read stays; what is
 * put into another value, another name or a function is followed there. Code that may change it, or that is not followed, makes
 * it uncertain. `rebind` of the name itself is a change that can be followed, where it stands beside the declaration.
 */
import ts from "#typescript";
import { resolveAlias } from "../dsl.js";
import type { ProgramModel } from "../program-model.js";
import type { Evaluation } from "./evaluation.js";
import { changesList } from "./list-methods.js";
import { usesOf } from "./uses.js";

/** What happens to a value after it was made. */
export interface Fate {
  /** What may change it, in a way that is not followed. */
  readonly disturbed: ts.Node | undefined;
  /** Calls of `rebind` on the name itself, in the order of the text. */
  readonly rebinds: readonly ts.CallExpression[];
}

const known = new WeakMap<ProgramModel, Map<ts.Symbol, Fate>>();

/**
 * What happens to the value of a name.
 *
 * @param isShallow whether it holds nothing that can change: then its items need not be followed.
 */
export function fateOf(
  symbol: ts.Symbol,
  isShallow: boolean,
  { model, spend }: Pick<Evaluation, "model" | "spend">,
): Fate {
  const ofModel = known.get(model) ?? new Map<ts.Symbol, Fate>();
  known.set(model, ofModel);
  const before = ofModel.get(symbol);
  if (before !== undefined) return before;
  const follower = new Follower(model, symbol, isShallow, spend);
  const fate = follower.follow();
  if (follower.isWhole) ofModel.set(symbol, fate);
  return fate;
}

/** After so many uses nothing is followed any more. */
const MOST_USES = 500;

/** What an expression is to the value that is followed: its name, the value by another way, or a part of it or what holds it. */
type Relation = "name" | "same" | "part";

class Follower {
  /** The names that were followed, by what they are to the value. */
  readonly #seen = { name: new Set<ts.Symbol>(), same: new Set<ts.Symbol>(), part: new Set<ts.Symbol>() };
  readonly #functions = new Set<ts.Symbol>();
  readonly #rebinds: ts.CallExpression[] = [];
  readonly #waiting: { readonly symbol: ts.Symbol; readonly relation: Relation }[] = [];
  #disturbed: ts.Node | undefined;
  #uses = 0;
  /** Whether there was effort left to follow everything. */
  isWhole = true;

  constructor(
    private readonly model: ProgramModel,
    private readonly root: ts.Symbol,
    private readonly isShallow: boolean,
    private readonly spend: (effort: number) => boolean,
  ) {}

  follow(): Fate {
    this.#name(this.root, "name");
    // Names of names may be many: they wait in a line, and not on the stack.
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop())
      this.#follow(next.symbol, next.relation);
    return { disturbed: this.#disturbed, rebinds: this.#rebinds };
  }

  /** Whether it need not be followed any more: what is taken out of a value that holds nothing changeable cannot change it. */
  #ends(relation: Relation): boolean {
    return this.isShallow && relation !== "part";
  }

  #name(symbol: ts.Symbol, relation: Relation): void {
    const seen = this.#seen[relation];
    if (seen.has(symbol) || this.#seen.part.has(symbol)) return;
    seen.add(symbol);
    this.#waiting.push({ symbol, relation });
  }

  #follow(symbol: ts.Symbol, relation: Relation): void {
    // Finding the uses of a name is work in itself.
    if (!this.spend(20)) this.isWhole = false;
    for (const use of usesOf(symbol, this.model)) {
      if (this.#disturbed !== undefined) return;
      if (!this.spend(1)) this.isWhole = false;
      if (!this.isWhole || ++this.#uses > MOST_USES) this.#disturbed = use;
      else this.#expression(use, relation);
    }
  }

  /** What is done with an expression that has to do with the value. */
  #expression(node: ts.Expression, relation: Relation): void {
    const { parent } = node;
    const same = relation === "part" ? "part" : "same";
    if (
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      ts.isNonNullExpression(parent)
    )
      this.#expression(parent, relation);
    else if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent))
      this.#access(node, parent, relation);
    else if (ts.isCallExpression(parent)) this.#call(node, parent, relation);
    else if (ts.isNewExpression(parent) || ts.isArrayLiteralExpression(parent))
      this.#expression(parent, "part");
    else if (ts.isSpreadElement(parent)) this.#spread(parent, relation);
    else if (ts.isConditionalExpression(parent) || ts.isAwaitExpression(parent))
      this.#expression(parent, same);
    else if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent))
      this.#expression(parent.parent, "part");
    else if (ts.isSpreadAssignment(parent)) {
      if (!this.#ends(relation)) this.#expression(parent.parent, "part");
    } else if (ts.isVariableDeclaration(parent)) this.#declaration(node, parent, same);
    else if (ts.isBinaryExpression(parent)) this.#binary(node, parent, same);
    else if (ts.isReturnStatement(parent)) this.#returned(parent, same);
    else if (ts.isArrowFunction(parent)) this.#function(parent, same);
    else if (ts.isForOfStatement(parent)) this.#loop(node, parent, relation);
    else if (ts.isDeleteExpression(parent) || ts.isYieldExpression(parent)) this.#disturbed = parent;
    else if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) this.#unary(parent);
    else if (ts.isParameter(parent) || ts.isPropertyDeclaration(parent) || ts.isBindingElement(parent))
      this.#disturbed = parent;
    // Anything else reads it: statements, templates, types, exports.
  }

  #spread(spread: ts.SpreadElement, relation: Relation): void {
    if (this.#ends(relation)) return;
    const { parent } = spread;
    if (ts.isArrayLiteralExpression(parent) || ts.isNewExpression(parent)) this.#expression(parent, "part");
    else if (ts.isCallExpression(parent)) this.#argument(parent, parent.arguments.indexOf(spread), "part");
  }

  #access(
    node: ts.Expression,
    access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    relation: Relation,
  ): void {
    // An index reads the value, and does not give it away.
    if (ts.isElementAccessExpression(access) && access.expression !== node) return;
    // `module.name` is the name itself.
    if (access.expression !== node) {
      this.#expression(access, relation);
      return;
    }
    const { parent } = access;
    if (!ts.isCallExpression(parent) || parent.expression !== access) {
      if (this.#ends(relation)) this.#written(access);
      else this.#expression(access, "part");
      return;
    }
    const name = ts.isPropertyAccessExpression(access) ? access.name.text : undefined;
    if (name === undefined || name === "rebind" || changesList(name)) {
      this.#disturbed = parent;
      return;
    }
    // A callback is given the items, and the list too.
    for (const argument of parent.arguments) this.#callback(argument, relation);
    if (name !== "clone" && !this.#ends(relation)) this.#expression(parent, "part");
  }

  /** Whether an item is written where it stands. */
  #written(access: ts.Expression): void {
    const { parent } = access;
    if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) this.#written(parent);
    else if (ts.isDeleteExpression(parent)) this.#disturbed = parent;
    else if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) this.#unary(parent);
    else if (ts.isBinaryExpression(parent) && parent.left === access) this.#binary(access, parent, "part");
    else if (
      ts.isArrayLiteralExpression(parent) ||
      ts.isForOfStatement(parent) ||
      ts.isPropertyAssignment(parent)
    )
      // `[xs[0], xs[1]] = ...`
      this.#target(parent);
  }

  #target(node: ts.Node): void {
    for (let outer = node; ts.isExpression(outer) || ts.isPropertyAssignment(outer); outer = outer.parent)
      if (
        ts.isBinaryExpression(outer.parent) &&
        outer.parent.left === outer &&
        outer.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
      )
        this.#disturbed = outer.parent;
  }

  #callback(argument: ts.Expression, relation: Relation): void {
    const callback =
      ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)
        ? argument
        : ts.isIdentifier(argument)
          ? this.#functionOf(argument)
          : undefined;
    // Its third parameter is the list.
    const first = this.#ends(relation) ? 2 : 0;
    for (const param of callback?.parameters.slice(first) ?? []) this.#pattern(param.name, "part");
  }

  #pattern(name: ts.BindingName, relation: Relation): void {
    if (!ts.isIdentifier(name)) {
      if (!this.#ends(relation))
        for (const element of name.elements)
          if (ts.isBindingElement(element)) this.#pattern(element.name, "part");
      return;
    }
    const symbol = this.model.checker.getSymbolAtLocation(name);
    if (symbol !== undefined) this.#name(symbol, relation);
  }

  #call(node: ts.Expression, call: ts.CallExpression, relation: Relation): void {
    // Calling the value itself changes nothing of it.
    if (call.expression === node) return;
    this.#argument(call, call.arguments.indexOf(node), relation);
  }

  #argument(call: ts.CallExpression, index: number, relation: Relation): void {
    const name = this.model.dsl.nameOf(call.expression);
    if (name !== undefined) this.#ours(name, call, index, relation);
    else this.#theirs(call, index, relation);
  }

  /** A call of one of tsglove's functions. */
  #ours(name: string, call: ts.CallExpression, index: number, relation: Relation): void {
    switch (name) {
      case "rebind":
        if (index === 0 && relation === "name") this.#rebinds.push(call);
        else if (index === 0) this.#disturbed = call;
        this.#expression(call, index === 0 ? "same" : "part");
        return;
      case "patch":
      case "adopt":
        this.#disturbed = call;
        return;
      case "oneof":
      case "manyof":
      case "permutate":
        // They copy the list of their candidates.
        if (!this.#ends(relation)) this.#expression(call, "part");
        return;
      case "constrain":
      case "ref":
      case "insert":
      case "seal":
      case "unseal":
        this.#expression(call, "part");
        return;
      case "clone":
        // The copy is another value; what is put into it is not.
        if (index > 0) this.#expression(call, "part");
        return;
    }
  }

  #theirs(call: ts.CallExpression, index: number, relation: Relation): void {
    const callee = call.expression;
    if (ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)) {
      const owner = callee.expression.text;
      if (owner === "console" || owner === "JSON" || owner === "Math") return;
      if (owner === "Object" && callee.name.text !== "assign" && callee.name.text !== "defineProperty") {
        if (callee.name.text === "freeze") this.#expression(call, relation);
        else if (!this.#ends(relation)) this.#expression(call, "part");
        return;
      }
      if (owner === "Array") {
        for (const argument of call.arguments) this.#callback(argument, relation);
        if (!this.#ends(relation)) this.#expression(call, "part");
        return;
      }
    }
    if (ts.isIdentifier(callee) && ["String", "Number", "Boolean", "structuredClone"].includes(callee.text))
      return;
    // Methods that take values into what they give: `[...].concat(xs)`.
    if (ts.isPropertyAccessExpression(callee) && callee.name.text === "concat") {
      if (!this.#ends(relation)) this.#expression(call, "part");
      return;
    }
    const declaration = this.#functionOf(callee);
    if (declaration?.body === undefined) {
      this.#disturbed = call;
      return;
    }
    const own = declaration.parameters[index] ?? declaration.parameters.at(-1);
    const isRest = own?.dotDotDotToken !== undefined;
    // Of what is spread each parameter may be given a part.
    const params = index === -1 ? declaration.parameters : own === undefined ? [] : [own];
    for (const param of params) this.#pattern(param.name, isRest || relation === "part" ? "part" : "same");
  }

  /** The function that an expression names. */
  #functionOf(callee: ts.Expression): ts.FunctionLikeDeclaration | undefined {
    const { checker } = this.model;
    const named = checker.getSymbolAtLocation(callee);
    const declaration = named === undefined ? undefined : resolveAlias(checker, named).valueDeclaration;
    if (declaration === undefined) return undefined;
    if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return declaration;
    const initializer =
      ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration)
        ? declaration.initializer
        : undefined;
    return initializer !== undefined &&
      (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? initializer
      : undefined;
  }

  #declaration(node: ts.Expression, declaration: ts.VariableDeclaration, relation: Relation): void {
    if (declaration.initializer === node) this.#pattern(declaration.name, relation);
  }

  #binary(node: ts.Expression, binary: ts.BinaryExpression, relation: Relation): void {
    const kind = binary.operatorToken.kind;
    if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
      this.#disturbed = binary;
    else if (
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      (kind === ts.SyntaxKind.CommaToken && binary.right === node)
    )
      this.#expression(binary, relation);
  }

  #unary(unary: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
    if (unary.operator === ts.SyntaxKind.PlusPlusToken || unary.operator === ts.SyntaxKind.MinusMinusToken)
      this.#disturbed = unary;
  }

  #returned(statement: ts.ReturnStatement, relation: Relation): void {
    let outer: ts.Node = statement.parent;
    while (!ts.isFunctionLike(outer) && !ts.isSourceFile(outer)) outer = outer.parent;
    if (ts.isFunctionLike(outer)) this.#function(outer, relation);
  }

  /** A function that gives the value: whoever calls it has it. */
  #function(node: ts.Node, relation: Relation): void {
    const { parent } = node;
    const name =
      ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)
        ? node.name
        : ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
          ? parent.name
          : undefined;
    if (name !== undefined) {
      const symbol = this.model.checker.getSymbolAtLocation(name);
      if (symbol === undefined || this.#functions.has(symbol)) return;
      this.#functions.add(symbol);
      for (const use of usesOf(symbol, this.model)) {
        const call = calledBy(use);
        if (call !== undefined) this.#expression(call, relation);
      }
      return;
    }
    // A callback: what it gives is in what the method gives.
    if (ts.isCallExpression(parent)) this.#expression(parent, "part");
  }

  #loop(node: ts.Expression, loop: ts.ForOfStatement, relation: Relation): void {
    if (this.#ends(relation) || loop.expression !== node || !ts.isVariableDeclarationList(loop.initializer))
      return;
    for (const { name } of loop.initializer.declarations) this.#pattern(name, "part");
  }
}

/** The call of a function where it is used as one: `f()`, `blocks.f()`. */
function calledBy(use: ts.Expression): ts.CallExpression | undefined {
  const callee = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
  const { parent } = callee;
  return ts.isCallExpression(parent) && parent.expression === callee ? parent : undefined;
}
