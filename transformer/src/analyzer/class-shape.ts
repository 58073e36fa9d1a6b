/** Syntax of a class that decides how it can be compiled, without any types. */
import ts from "#typescript";
import { isConst } from "./constants.js";
import { nodesIn } from "./file-nodes.js";
import type { Construction } from "./model.js";

/** The constant at the top of a module that a class expression is the value of: `const Conv = class { ... }`. */
export function constantOfClass(node: ts.ClassLikeDeclaration): ts.VariableDeclaration | undefined {
  let outer: ts.Node = node.parent;
  while (ts.isParenthesizedExpression(outer)) outer = outer.parent;
  if (!ts.isClassExpression(node) || !ts.isVariableDeclaration(outer) || !ts.isIdentifier(outer.name))
    return undefined;
  const list = outer.parent;
  const isTop = ts.isVariableStatement(list.parent) && ts.isSourceFile(list.parent.parent);
  return isTop && ts.isVariableDeclarationList(list) && isConst(list) ? outer : undefined;
}

/** The class expression that a constant at the top of a module has for a value. */
export function classOfConstant(declaration: ts.Declaration | undefined): ts.ClassExpression | undefined {
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  let { initializer } = declaration;
  while (initializer !== undefined && ts.isParenthesizedExpression(initializer))
    initializer = initializer.expression;
  return initializer !== undefined &&
    ts.isClassExpression(initializer) &&
    constantOfClass(initializer) === declaration
    ? initializer
    : undefined;
}

/** What a class is called when the program runs. */
export function className(node: ts.ClassLikeDeclaration): string {
  if (node.name !== undefined) return node.name.text;
  const name = constantOfClass(node)?.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : "default";
}

/** The constructor that has a body, if the class has one of its own. */
export function ownConstructor(node: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined {
  return node.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
}

/** The expression behind `extends`, if there is one. */
export function heritage(node: ts.ClassLikeDeclaration): ts.ExpressionWithTypeArguments | undefined {
  return node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
}

/** Whether the class alone, apart from its bases, can run its construction again in place; if not, why. */
export function ownConstruction(node: ts.ClassLikeDeclaration): Construction {
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member)) continue;
    const name = member.name.getText();
    if (ts.canHaveDecorators(member) && (ts.getDecorators(member)?.length ?? 0) > 0)
      return rigid(`its field ${name} is decorated`);
    if (ts.isAutoAccessorPropertyDeclaration(member)) return rigid(`its field ${name} is an accessor`);
    if (ts.isComputedPropertyName(member.name) && !isPureKey(member.name.expression))
      return rigid(`the name of its field ${name} is computed`);
    // Assigned, it would set the prototype.
    if (/^\[?["'`]?__proto__["'`]?\]?$/.test(name)) return rigid("its field is called __proto__");
  }
  const constructor = ownConstructor(node);
  if (constructor?.body === undefined) return { kind: "split" };
  if (constructor.parameters.some((param) => (ts.getDecorators(param)?.length ?? 0) > 0))
    return rigid("a parameter of its constructor is decorated");
  if (heritage(node) !== undefined) {
    if (superStatement(constructor.body) === -1) return rigid("its super(...) is not a statement of its own");
    if (superCalls(constructor.body) > 1) return rigid("it calls super(...) at several places");
  }
  return bodyConstruction(constructor.body, constructor.parameters);
}

function rigid(reason: string): Construction {
  return { kind: "rigid", reason };
}

/** A field name that can be evaluated again without effect: a literal, a name, or a property of a name. */
export function isPureKey(expression: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(expression) ||
    ts.isNumericLiteral(expression) ||
    ts.isIdentifier(expression) ||
    (ts.isPropertyAccessExpression(expression) && isPureKey(expression.expression))
  );
}

/** The index of the top-level statement `super(...)`, or -1. */
export function superStatement(body: ts.Block): number {
  return body.statements.findIndex(
    (statement) => ts.isExpressionStatement(statement) && isSuperCall(statement.expression),
  );
}

export function isSuperCall(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** How many `super(...)` a constructor's body has, wherever they stand. */
export function superCalls(node: ts.Node): number {
  let count = isSuperCall(node) ? 1 : 0;
  if (!isFunctionScope(node))
    ts.forEachChild(node, (child) => {
      count += superCalls(child);
    });
  return count;
}

function bodyConstruction(body: ts.Block, params: readonly ts.ParameterDeclaration[]): Construction {
  let problem: Construction = { kind: "split" };
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      problem = rigid("its constructor returns a value");
    if (ts.isIdentifier(node) && node.text === "arguments")
      problem = rigid("its constructor reads `arguments`");
    if (isFunctionScope(node)) return;
    // An arrow function has its own returns and the constructor's `arguments`.
    if (ts.isArrowFunction(node)) ts.forEachChild(node, visitArrow);
    else ts.forEachChild(node, visit);
  };
  const visitArrow = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "arguments")
      problem = rigid("its constructor reads `arguments`");
    if (!isFunctionScope(node)) ts.forEachChild(node, visitArrow);
  };
  for (const param of params) ts.forEachChild(param, visit);
  ts.forEachChild(body, visit);
  return problem;
}

/** A node with a `this`, `arguments` and `new.target` of its own. */
export function isFunctionScope(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isClassLike(node)
  );
}

/** What a class writes of its own objects after the parameter properties did. */
interface Writes {
  readonly names: ReadonlySet<string>;
  /** `this[key]`, which may be any. */
  readonly computed: boolean;
}

const written = new WeakMap<ts.ClassLikeDeclaration, Writes>();

/** Whether the class writes `this.name` anywhere after the parameter property did: then the property is no init argument. */
export function writesProperty(node: ts.ClassLikeDeclaration, name: string): boolean {
  let writes = written.get(node);
  if (writes === undefined) written.set(node, (writes = writesOf(node)));
  return writes.computed || writes.names.has(name);
}

function writesOf(node: ts.ClassLikeDeclaration): Writes {
  const names = new Set<string>();
  let computed = false;
  const addTargets = (target: ts.Node): void => {
    const isOwn =
      (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) &&
      target.expression.kind === ts.SyntaxKind.ThisKeyword;
    if (!isOwn) ts.forEachChild(target, addTargets);
    else if (ts.isPropertyAccessExpression(target)) names.add(target.name.text);
    else computed = true;
  };
  for (const target of nodesIn(node.getSourceFile()).targets)
    if (target.pos >= node.pos && target.end <= node.end) addTargets(target);
  return { names, computed };
}

/** Whether a default is the same at each evaluation: a literal, so that whether it was omitted makes no difference. */
export function isLiteralDefault(expression: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(expression)) return ts.isNumericLiteral(expression.operand);
  return (
    ts.isStringLiteralLike(expression) ||
    ts.isNumericLiteral(expression) ||
    ts.isBigIntLiteral(expression) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(
      expression.kind,
    )
  );
}

/** Whether a parameter's type is written as one of primitive values, or left to a literal default. Names are not followed. */
export function isPrimitiveParameter({ type, initializer }: ts.ParameterDeclaration): boolean {
  if (type !== undefined) return isPrimitiveType(type);
  return initializer !== undefined && isLiteralDefault(initializer);
}

function isPrimitiveType(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.every(isPrimitiveType);
  if (ts.isParenthesizedTypeNode(type)) return isPrimitiveType(type.type);
  return (
    ts.isLiteralTypeNode(type) ||
    ts.isTemplateLiteralTypeNode(type) ||
    [
      ts.SyntaxKind.NumberKeyword,
      ts.SyntaxKind.StringKeyword,
      ts.SyntaxKind.BooleanKeyword,
      ts.SyntaxKind.BigIntKeyword,
      ts.SyntaxKind.UndefinedKeyword,
    ].includes(type.kind)
  );
}
