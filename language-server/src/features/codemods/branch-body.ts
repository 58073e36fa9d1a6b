/**
 * The branches of a chain as bodies of methods: what they need handed in, how what they do gets out again, and their text.
 * Undefined where a branch does what a method elsewhere cannot: reads `this`, leaves a loop, writes a variable of the function.
 */
import { edited, ts, type Edit } from "@tsglove/transformer/analysis";
import { holds, isInText, outward } from "../selection.js";
import type { View } from "../view.js";
import type { Branch, IfChain } from "./if-chain.js";

export interface BranchBody {
  /** Whether branches return, end by giving one variable its value, or neither. */
  readonly mode: "return" | "assign" | "effect";
  readonly isAsync: boolean;
  /** The variables of the function around that some branch reads. */
  readonly params: readonly BodyParam[];
  /** The variable that branches give a value. */
  readonly target: string | undefined;
  /** The type that the method returns, where one is written. */
  readonly returns: string | undefined;
  /** Its text, each line indented so far. */
  readonly textOf: (branch: Branch, indent: string) => string;
  readonly reads: (branch: Branch, param: BodyParam) => boolean;
}

export interface BodyParam {
  readonly name: string;
  readonly type: string;
  readonly uses: readonly ts.Identifier[];
}

export function branchBody(
  chain: IfChain,
  branches: readonly Branch[],
  moved: ReadonlySet<ts.PropertySignature>,
  view: View,
): BranchBody | undefined {
  const around = functionAround(chain);
  if (around !== undefined && !isPlain(around)) return undefined;
  const found = walk(branches, moved, view);
  if (found === undefined) return undefined;
  const targets = found.returns ? undefined : targetsOf(branches);
  const target = targets === undefined ? undefined : sameVariable(targets, found, view);
  const isTarget = (use: ts.Identifier): boolean =>
    target !== undefined && targets?.some((each) => each.left === use) === true;
  const mode = found.returns ? "return" : target === undefined ? "effect" : "assign";
  const outer = found.outer.filter((each) => !isTarget(each));
  if (outer.some(isWritten)) return undefined;
  const params = paramsOf(outer, view);
  if (params === undefined) return undefined;
  const isAsync = found.awaits || (mode === "return" && around !== undefined && hasAsync(around));
  const written = mode === "return" ? around?.type : target?.declaration.type;
  const returned = mode === "effect" ? "void" : written?.getText();
  return {
    mode,
    isAsync,
    params,
    target: target?.name,
    returns: isAsync && mode !== "return" && returned !== undefined ? `Promise<${returned}>` : returned,
    textOf: (branch, indent) => bodyText(branch, indent, found.moved, targets ?? [], mode, view),
    reads: ({ statements }, { uses }) => uses.some((use) => statements.some((each) => holds(each, use))),
  };
}

function functionAround({ statements }: IfChain): ts.SignatureDeclaration | undefined {
  const [first] = statements;
  if (first === undefined) return undefined;
  for (const each of outward(first)) if (ts.isFunctionLike(each)) return each;
  return undefined;
}

/** Whether types in a function mean the same outside of it, and it returns what it says. */
function isPlain(around: ts.SignatureDeclaration): boolean {
  if ("asteriskToken" in around && around.asteriskToken !== undefined) return false;
  if (around.type !== undefined && ts.isTypePredicateNode(around.type)) return false;
  for (const each of outward(around))
    if ((ts.isFunctionLike(each) || ts.isClassLike(each)) && (each.typeParameters?.length ?? 0) > 0)
      return false;
  return true;
}

function hasAsync(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && node.modifiers?.some(isAsyncWord) === true;
}

function isAsyncWord({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.AsyncKeyword;
}

interface Found {
  /** Mentions of variables of the function around. */
  readonly outer: readonly ts.Identifier[];
  /** `hps.filters`, of settings that move. */
  readonly moved: readonly ts.PropertyAccessExpression[];
  readonly returns: boolean;
  readonly awaits: boolean;
}

/** Where a walk is: in functions of the branch's own, in its loops. */
interface Within {
  readonly arrow: boolean;
  readonly own: boolean;
  readonly breakable: boolean;
  readonly loop: boolean;
}

function walk(
  branches: readonly Branch[],
  movedFields: ReadonlySet<ts.PropertySignature>,
  { file, model }: View,
): Found | undefined {
  const { checker } = model;
  const outer: ts.Identifier[] = [];
  const moved: ts.PropertyAccessExpression[] = [];
  const seen = { returns: false, awaits: false, stuck: false };
  const isMoved = (node: ts.PropertyAccessExpression): boolean => {
    const field = checker.getSymbolAtLocation(node.name)?.valueDeclaration;
    return field !== undefined && ts.isPropertySignature(field) && movedFields.has(field);
  };
  const visitName = (node: ts.Identifier, statements: readonly ts.Statement[]): void => {
    const { parent } = node;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(node);
    const declaration = symbol?.declarations?.[0];
    if (symbol === undefined || declaration?.getSourceFile() !== file) return;
    // A member is reached by what has it, be it declared as a parameter of a constructor.
    if (symbol.flags & ts.SymbolFlags.ClassMember) return;
    if (!isLocal(declaration) || statements.some((each) => holds(each, declaration))) return;
    if (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || isNamedValue(declaration))
      outer.push(node);
    // A type of the function's own cannot be named elsewhere.
    else if (ts.isTypeAliasDeclaration(declaration) || ts.isInterfaceDeclaration(declaration))
      seen.stuck = true;
    else if (ts.isTypeParameterDeclaration(declaration)) seen.stuck = true;
  };
  const visit = (node: ts.Node, within: Within, statements: readonly ts.Statement[]): void => {
    if (seen.stuck) return;
    if (ts.isReturnStatement(node) && !within.own && !within.arrow) seen.returns = true;
    if ((ts.isAwaitExpression(node) || isForAwait(node)) && !within.own && !within.arrow) seen.awaits = true;
    if (ts.isYieldExpression(node) && !within.own) seen.stuck = true;
    const isThis = node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword;
    if (isThis && !within.own) seen.stuck = true;
    if (ts.isIdentifier(node) && node.text === "arguments" && !within.own) seen.stuck = true;
    if (ts.isBreakStatement(node) && (node.label !== undefined || !within.breakable)) seen.stuck = true;
    if (ts.isContinueStatement(node) && (node.label !== undefined || !within.loop)) seen.stuck = true;
    if (ts.isPropertyAccessExpression(node) && isMoved(node)) {
      // In a function of its own `this` is another.
      if (within.own) seen.stuck = true;
      moved.push(node);
      return;
    }
    if (ts.isIdentifier(node)) visitName(node, statements);
    const deeper = deeperIn(node, within);
    ts.forEachChild(node, (child) => {
      visit(child, deeper, statements);
    });
  };
  const none = { arrow: false, own: false, breakable: false, loop: false };
  for (const { statements } of branches) for (const each of statements) visit(each, none, statements);
  return seen.stuck ? undefined : { outer, moved, returns: seen.returns, awaits: seen.awaits };
}

function deeperIn(node: ts.Node, within: Within): Within {
  if (ts.isArrowFunction(node)) return { ...within, arrow: true, breakable: false, loop: false };
  if (ts.isFunctionLike(node) || ts.isClassLike(node))
    return { arrow: within.arrow, own: true, breakable: false, loop: false };
  if (ts.isIterationStatement(node, false)) return { ...within, breakable: true, loop: true };
  return ts.isSwitchStatement(node) ? { ...within, breakable: true } : within;
}

function isForAwait(node: ts.Node): boolean {
  return ts.isForOfStatement(node) && node.awaitModifier !== undefined;
}

/** Whether a declaration stands in a function or a block, where code of the module cannot see it. */
function isLocal(declaration: ts.Node): boolean {
  for (const each of outward(declaration.parent)) {
    if (ts.isSourceFile(each)) return false;
    if (
      ts.isBlock(each) ||
      ts.isFunctionLike(each) ||
      ts.isCaseBlock(each) ||
      ts.isIterationStatement(each, false)
    )
      return true;
  }
  return false;
}

function isNamedValue(declaration: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(declaration) ||
    ts.isBindingElement(declaration) ||
    ts.isClassDeclaration(declaration)
  );
}

function isWritten(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isBinaryExpression(parent) && parent.left === use) {
    const { kind } = parent.operatorToken;
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  // `[x] = pair`, `({ x } = pair)`
  return ts.isArrayLiteralExpression(parent) || ts.isShorthandPropertyAssignment(parent)
    ? isPattern(parent)
    : false;
}

function isPattern(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return parent.left === node;
  const isPart = ts.isObjectLiteralExpression(parent) || ts.isArrayLiteralExpression(parent);
  return isPart || ts.isPropertyAssignment(parent) ? isPattern(parent) : false;
}

type Assignment = ts.BinaryExpression & { readonly left: ts.Identifier };

/** The assignments that branches end with, where all do; those that throw need none. */
function targetsOf(branches: readonly Branch[]): readonly Assignment[] | undefined {
  const targets: Assignment[] = [];
  for (const { statements } of branches) {
    const last = statements.at(-1);
    if (last !== undefined && ts.isThrowStatement(last)) continue;
    if (last === undefined || !ts.isExpressionStatement(last) || !isAssignment(last.expression))
      return undefined;
    targets.push(last.expression);
  }
  return targets.length === 0 ? undefined : targets;
}

function isAssignment(node: ts.Expression): node is Assignment {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.left)
  );
}

/** The variable that all of them give a value, and that no branch mentions otherwise. */
function sameVariable(
  targets: readonly Assignment[],
  { outer }: Found,
  { model }: View,
): { readonly name: string; readonly declaration: ts.VariableDeclaration } | undefined {
  const symbols = new Set(targets.map(({ left }) => model.checker.getSymbolAtLocation(left)));
  const [symbol] = symbols;
  const declaration = symbol?.valueDeclaration;
  if (symbols.size > 1 || declaration === undefined || !ts.isVariableDeclaration(declaration))
    return undefined;
  const others = outer.filter(
    (use) => model.checker.getSymbolAtLocation(use) === symbol && !targets.some(({ left }) => left === use),
  );
  return others.length > 0 || symbol === undefined ? undefined : { name: symbol.name, declaration };
}

function paramsOf(outer: readonly ts.Identifier[], { model }: View): readonly BodyParam[] | undefined {
  const { checker } = model;
  const byName = new Map<string, ts.Identifier[]>();
  for (const use of outer) byName.set(use.text, [...(byName.get(use.text) ?? []), use]);
  const params: BodyParam[] = [];
  for (const [name, uses] of byName) {
    const [first] = uses;
    if (first === undefined) continue;
    const type = typeText(first, checker);
    if (type === undefined) return undefined;
    params.push({ name, type, uses });
  }
  return params;
}

/** The type of a variable where it is used: as it was written, unless it has been narrowed since. */
function typeText(use: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  const symbol = ts.isShorthandPropertyAssignment(use.parent)
    ? checker.getShorthandAssignmentValueSymbol(use.parent)
    : checker.getSymbolAtLocation(use);
  const declaration = symbol?.valueDeclaration;
  const type = checker.getTypeAtLocation(use);
  const written =
    declaration !== undefined && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))
      ? declaration.type
      : undefined;
  if (written !== undefined && checker.getTypeFromTypeNode(written) === type) return written.getText();
  const text = checker.typeToString(type, use, ts.TypeFormatFlags.NoTruncation);
  // A type that has no name here cannot be written.
  return /\bimport\(|\btypeof (?!globalThis)|\.\.\./.test(text) ? undefined : text;
}

function bodyText(
  { statements }: Branch,
  indent: string,
  moved: readonly ts.PropertyAccessExpression[],
  targets: readonly Assignment[],
  mode: BranchBody["mode"],
  { file }: View,
): string {
  const [first] = statements;
  const last = statements.at(-1);
  if (first === undefined || last === undefined) return "";
  const full = file.text.slice(first.getFullStart(), first.getStart(file));
  const start =
    first.getFullStart() + (/^[^\S\r\n]*\r?\n/.exec(full)?.[0].length ?? /^\s*/.exec(full)?.[0].length ?? 0);
  const end = last.getEnd();
  const edits: Edit[] = moved
    .filter((each) => statements.some((statement) => holds(statement, each)))
    .map((each) => ({
      start: each.expression.getStart(file),
      end: each.expression.getEnd(),
      newText: "this",
    }));
  if (mode === "assign")
    for (const { left, right } of targets)
      if (holds(last, left))
        edits.push({ start: left.getStart(file), end: right.getStart(file), newText: "return " });
  edits.push(...indented(start, end, indent, file));
  return edited(
    file.text.slice(start, end),
    edits.map((each) => ({ ...each, start: each.start - start, end: each.end - start })),
  );
}

/** Another indentation in place of what all lines share, but where lines are text. */
function indented(start: number, end: number, indent: string, file: ts.SourceFile): readonly Edit[] {
  const begins = [start, ...file.getLineStarts().filter((each) => start < each && each < end)];
  const lines = begins
    .filter((at) => !isInText(file, at))
    .map((at) => ({ at, white: /^[ \t]*(?=[^\s])/.exec(file.text.slice(at, end))?.[0].length }));
  const least = Math.min(...lines.flatMap(({ white }) => white ?? []));
  return Number.isFinite(least)
    ? lines.flatMap(({ at, white }) =>
        white === undefined ? [] : [{ start: at, end: at + least, newText: indent }],
      )
    : [];
}
