/**
 * Straight-line code that decodes an object of a class whose parameters are as their types say.
 *
 *     ($parts) => {
 *       const $0 = [32, 48, 64], $2 = $parts[2];
 *       return ($c) => {
 *         const $made = new this($allocate);
 *         $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $c.numbers[$c.at++], $2($c));
 *         return $made;
 *       };
 *     }
 *
 * The runtime gives the parts: what makes an argument that is no number and no literal, and what answers for a literal that
 * the table does not have.
 */
import ts from "#typescript";
import type { ClassModel, DomainModel, ParamModel } from "../analyzer/model.js";
import { literalExpression, number, type LiteralModel } from "./domain-expression.js";
import type { EmitContext } from "./emit-context.js";

/** How an argument is read: what is made once, if anything, and what is evaluated at each decode. */
interface Reading {
  readonly constant?: ts.VariableDeclaration;
  readonly value: ts.Expression;
}

/**
 * The function that makes the decoder; undefined where no argument is a literal or a number, or some are many.
 *
 * @param made `new this($allocate)`, initialised with the arguments given.
 */
export function decoder(
  { params }: ClassModel,
  made: (args: readonly ts.Expression[]) => ts.Block,
  emit: EmitContext,
): ts.Expression | undefined {
  if (params.some((param) => param.rest) || !params.some(isStraight)) return undefined;
  const { factory } = emit;
  const readings = params.map((param, index) => reading(param.domain, index, emit));
  const constants = readings.flatMap(({ constant }) => (constant === undefined ? [] : [constant]));
  const decode = arrow("$c", made(readings.map(({ value }) => value)), emit);
  return arrow(
    "$parts",
    factory.createBlock([
      ...(constants.length === 0
        ? []
        : [
            factory.createVariableStatement(
              undefined,
              factory.createVariableDeclarationList(constants, ts.NodeFlags.Const),
            ),
          ]),
      factory.createReturnStatement(decode),
    ]),
    emit,
  );
}

function isStraight({ domain }: ParamModel): boolean {
  return (
    domain !== undefined &&
    (domain.kind === "float" || domain.kind === "int" || literalsOf(domain) !== undefined)
  );
}

/** The candidates of a choice among literals and nothing else. */
function literalsOf(domain: DomainModel): readonly LiteralModel[] | undefined {
  if (domain.kind !== "choice") return undefined;
  const literals = domain.candidates.filter((each) => each.kind === "literal" || each.kind === "bigint");
  return literals.length === domain.candidates.length ? literals : undefined;
}

function reading(domain: DomainModel | undefined, index: number, emit: EmitContext): Reading {
  const { factory, imports } = emit;
  const own = imports.local(`$${index}`);
  const cursor = imports.local("$c");
  const part = factory.createElementAccessExpression(imports.local("$parts"), index);
  const declare = (value: ts.Expression): ts.VariableDeclaration =>
    factory.createVariableDeclaration(own, undefined, undefined, value);
  const madeBy = (make: ts.Expression): ts.Expression =>
    factory.createCallExpression(make, undefined, [cursor]);
  if (domain?.kind === "float") return { value: nextNumber(emit) };
  if (domain?.kind === "int") return { value: intValue(domain, emit) };
  const literals = domain === undefined ? undefined : literalsOf(domain);
  if (literals === undefined) return { constant: declare(part), value: madeBy(own) };
  const table = factory.createArrayLiteralExpression(
    literals.map((each) => literalExpression(each, factory)),
  );
  return {
    constant: declare(table),
    value: factory.createBinaryExpression(
      factory.createElementAccessExpression(own, nextNumber(emit)),
      ts.SyntaxKind.QuestionQuestionToken,
      madeBy(part),
    ),
  };
}

/** `$c.numbers[$c.at++]` */
function nextNumber({ factory, imports }: EmitContext): ts.Expression {
  const cursor = imports.local("$c");
  return factory.createElementAccessExpression(
    factory.createPropertyAccessExpression(cursor, "numbers"),
    factory.createPostfixIncrement(factory.createPropertyAccessExpression(cursor, "at")),
  );
}

/** `1 + ($c.numbers[$c.at++] ?? 0) * 2` */
function intValue({ min, step }: DomainModel & { kind: "int" }, emit: EmitContext): ts.Expression {
  const { factory } = emit;
  const next = factory.createParenthesizedExpression(
    factory.createBinaryExpression(nextNumber(emit), ts.SyntaxKind.QuestionQuestionToken, number(0, factory)),
  );
  const steps = step === 1 ? next : factory.createMultiply(next, number(step, factory));
  return factory.createAdd(number(min, factory), steps);
}

function arrow(param: string, body: ts.Block, { factory, imports }: EmitContext): ts.Expression {
  const parameter = factory.createParameterDeclaration(undefined, undefined, imports.local(param));
  return factory.createArrowFunction(undefined, undefined, [parameter], undefined, undefined, body);
}
