/**
 * Chains that ask which of several texts a setting holds: `if (hps.op === "conv") ... else if (hps.op === "pool") ...`, ifs one
 * after the other that return, and `switch (hps.op)`.
 */
import { ts } from "@tsglove/transformer/analysis";
import { outward } from "../selection.js";

export interface Branch {
  /** What is compared with; undefined of what is left. */
  readonly literal: string | undefined;
  readonly statements: readonly ts.Statement[];
}

export interface IfChain {
  /** What is asked: `hps.op`. */
  readonly subject: ts.PropertyAccessExpression & { readonly expression: ts.Identifier };
  /** Its statement, or several one after the other. */
  readonly statements: readonly ts.Statement[];
  readonly branches: readonly Branch[];
  /** The conditions, in which the subject is mentioned. */
  readonly conditions: readonly ts.Expression[];
}

type Subject = IfChain["subject"];

/** The chain whose conditions a cursor is in, or the key words before them. */
export function ifChainAt(node: ts.Node, offset: number): IfChain | undefined {
  for (const each of outward(node)) {
    if (ts.isFunctionLike(each)) return undefined;
    if (ts.isSwitchStatement(each))
      return offset < each.caseBlock.getStart() || node === each.caseBlock ? switchChain(each) : undefined;
    if (ts.isIfStatement(each))
      return offset <= each.thenStatement.getStart() ? chainFrom(headOf(each)) : undefined;
  }
  return undefined;
}

/** The first `if` of an `else if`. */
function headOf(statement: ts.IfStatement): ts.IfStatement {
  const { parent } = statement;
  return ts.isIfStatement(parent) && parent.elseStatement === statement ? headOf(parent) : statement;
}

function chainFrom(head: ts.IfStatement): IfChain | undefined {
  const first = testOf(head.expression);
  if (first === undefined) return undefined;
  const { subject } = first;
  const branches: Branch[] = [];
  const conditions: ts.Expression[] = [];
  let rest: ts.Statement | undefined = head;
  while (rest !== undefined && ts.isIfStatement(rest)) {
    const test = testOf(rest.expression);
    if (test?.subject.getText() !== subject.getText()) return undefined;
    branches.push({ literal: test.literal, statements: inside(rest.thenStatement) });
    conditions.push(rest.expression);
    rest = rest.elseStatement;
  }
  if (rest !== undefined) branches.push({ literal: undefined, statements: inside(rest) });
  const chain = { subject, statements: [head], branches, conditions };
  return rest === undefined && branches.every(ends) ? withFollowing(chain, head) : unique(chain);
}

/** Ifs that return, and what is done where none of them did. */
function withFollowing(chain: IfChain, head: ts.IfStatement): IfChain | undefined {
  const siblings: readonly ts.Statement[] = ts.isBlock(head.parent) ? head.parent.statements : [];
  const { subject } = chain;
  const [statements, branches, conditions] = [
    [...chain.statements],
    [...chain.branches],
    [...chain.conditions],
  ];
  const following = siblings.slice(siblings.indexOf(head) + 1);
  for (const [index, each] of following.entries()) {
    const test = ts.isIfStatement(each) ? testOf(each.expression) : undefined;
    if (ts.isIfStatement(each) && test?.subject.getText() === subject.getText()) {
      const branch = { literal: test.literal, statements: inside(each.thenStatement) };
      if (each.elseStatement !== undefined || !ends(branch)) return undefined;
      branches.push(branch);
      conditions.push(each.expression);
    } else {
      const rest = following.slice(index);
      if (!ends({ literal: undefined, statements: rest })) return undefined;
      branches.push({ literal: undefined, statements: rest });
      statements.push(...rest);
      break;
    }
    statements.push(each);
  }
  return unique({ subject, statements, branches, conditions });
}

function switchChain(node: ts.SwitchStatement): IfChain | undefined {
  const subject = subjectOf(node.expression);
  if (subject === undefined) return undefined;
  const branches: Branch[] = [];
  for (const clause of node.caseBlock.clauses) {
    const literal = ts.isCaseClause(clause) ? clause.expression : undefined;
    if (literal !== undefined && !ts.isStringLiteralLike(literal)) return undefined;
    const [only] = clause.statements;
    const all =
      clause.statements.length === 1 && only !== undefined && ts.isBlock(only)
        ? [...only.statements]
        : [...clause.statements];
    const last = all.at(-1);
    const isBroken = last !== undefined && ts.isBreakStatement(last) && last.label === undefined;
    const statements = isBroken ? all.slice(0, -1) : all;
    // What goes on into the next clause is no branch of its own.
    const isLast = clause === node.caseBlock.clauses.at(-1);
    if (!isBroken && !isLast && !ends({ literal: undefined, statements })) return undefined;
    branches.push({ literal: literal?.text, statements });
  }
  const rest = branches.findIndex(({ literal }) => literal === undefined);
  if (rest !== -1 && rest !== branches.length - 1) return undefined;
  return unique({ subject, statements: [node], branches, conditions: [node.expression] });
}

/** A chain of two branches or more, none of which asks what another did. */
function unique(chain: IfChain): IfChain | undefined {
  const literals = chain.branches.flatMap(({ literal }) => literal ?? []);
  return chain.branches.length > 1 && literals.length > 0 && new Set(literals).size === literals.length
    ? chain
    : undefined;
}

/** Whether a branch surely returns or throws at its end. */
export function ends({ statements }: Branch): boolean {
  const last = statements.at(-1);
  if (last === undefined) return false;
  if (ts.isBlock(last)) return ends({ literal: undefined, statements: [...last.statements] });
  if (ts.isIfStatement(last))
    return (
      last.elseStatement !== undefined &&
      [last.thenStatement, last.elseStatement].every((each) =>
        ends({ literal: undefined, statements: [each] }),
      )
    );
  return ts.isReturnStatement(last) || ts.isThrowStatement(last);
}

function inside(statement: ts.Statement): readonly ts.Statement[] {
  return ts.isBlock(statement) ? [...statement.statements] : [statement];
}

function testOf(
  condition: ts.Expression,
): { readonly subject: Subject; readonly literal: string } | undefined {
  if (ts.isParenthesizedExpression(condition)) return testOf(condition.expression);
  if (!ts.isBinaryExpression(condition)) return undefined;
  const { kind } = condition.operatorToken;
  if (kind !== ts.SyntaxKind.EqualsEqualsEqualsToken && kind !== ts.SyntaxKind.EqualsEqualsToken)
    return undefined;
  for (const [asked, text] of [
    [condition.left, condition.right],
    [condition.right, condition.left],
  ] as const) {
    const subject = subjectOf(asked);
    if (subject !== undefined && ts.isStringLiteralLike(text)) return { subject, literal: text.text };
  }
  return undefined;
}

function subjectOf(node: ts.Expression): Subject | undefined {
  return isSubject(node) ? node : undefined;
}

function isSubject(node: ts.Expression): node is Subject {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    ts.isIdentifier(node.name) &&
    node.questionDotToken === undefined
  );
}
