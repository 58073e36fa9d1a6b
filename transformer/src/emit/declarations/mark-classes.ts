/**
 * Marks compiled classes in emitted declaration files, so that a space does not end at the border of a package or project:
 * see analyzer/class-mark.ts. An `afterDeclarations` transformer; it adds a member behind the last of a class, so that
 * declaration maps stay as they are.
 */
import ts from "#typescript";
import { classId, type PackageOf } from "../../analyzer/class-id.js";
import { markName, markValues } from "../../analyzer/class-mark.js";
import { nodesIn } from "../../analyzer/file-nodes.js";
import { ProgramModel } from "../../analyzer/program-model.js";

type Declarations = ts.SourceFile | ts.Bundle;

/**
 * An `afterDeclarations` transformer for the declarations of a program. Making one is cheap; what it knows is kept with the
 * program.
 *
 * @param packageOf tells where a file's package begins, for the ids of classes.
 */
export function createDeclarationTransformer(
  program: ts.Program,
  packageOf: PackageOf,
): ts.TransformerFactory<Declarations> {
  const model = ProgramModel.of(program);
  return (context) => (declarations) => {
    const marking = { context, model, packageOf };
    if (ts.isSourceFile(declarations)) return markFile(declarations, marking);
    const { factory } = context;
    return factory.updateBundle(
      declarations,
      declarations.sourceFiles.map((file) => markFile(file, marking)),
    );
  };
}

interface Marking {
  readonly context: ts.TransformationContext;
  readonly model: ProgramModel;
  readonly packageOf: PackageOf;
}

function markFile(declarations: ts.SourceFile, marking: Marking): ts.SourceFile {
  const { model, context } = marking;
  const source = ts.getParseTreeNode(declarations, ts.isSourceFile);
  if (source === undefined || !model.dsl.used) return declarations;
  if (nodesIn(source).classes.every((node) => model.classOf(node) === undefined)) return declarations;
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isClassDeclaration(node)) return markClass(node, marking);
    if (ts.isVariableDeclaration(node)) return markVariable(node, marking);
    return mayHoldClasses(node) ? ts.visitEachChild(node, visit, context) : node;
  };
  const statements = declarations.statements.map((each) => ts.visitNode(each, visit, ts.isStatement));
  const list = ts.setTextRange(context.factory.createNodeArray(statements), declarations.statements);
  return context.factory.updateSourceFile(declarations, list);
}

function mayHoldClasses(node: ts.Node): boolean {
  return (
    ts.isModuleDeclaration(node) ||
    ts.isModuleBlock(node) ||
    ts.isVariableStatement(node) ||
    ts.isVariableDeclarationList(node)
  );
}

function markClass(node: ts.ClassDeclaration, marking: Marking): ts.ClassDeclaration {
  const { factory } = marking.context;
  const mark = markOf(ts.getParseTreeNode(node), marking);
  if (mark === undefined) return node;
  const modifiers = [ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.ReadonlyKeyword] as const;
  const member = factory.createPropertyDeclaration(
    modifiers.map((each) => factory.createModifier(each)),
    mark.name,
    factory.createToken(ts.SyntaxKind.QuestionToken),
    mark.type,
    undefined,
  );
  return factory.updateClassDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    ts.setTextRange(factory.createNodeArray([...node.members, member]), node.members),
  );
}

/** `const Conv: { new (filters: 32 | 48): { ... } }`, as a class expression is declared. */
function markVariable(node: ts.VariableDeclaration, marking: Marking): ts.VariableDeclaration {
  const { factory } = marking.context;
  const { type } = node;
  if (type === undefined || !ts.isTypeLiteralNode(type)) return node;
  const source = ts.getParseTreeNode(node, ts.isVariableDeclaration);
  const mark = markOf(source?.initializer, marking);
  if (mark === undefined) return node;
  const member = factory.createPropertySignature(
    [factory.createModifier(ts.SyntaxKind.ReadonlyKeyword)],
    mark.name,
    factory.createToken(ts.SyntaxKind.QuestionToken),
    mark.type,
  );
  const marked = factory.updateTypeLiteralNode(type, factory.createNodeArray([...type.members, member]));
  return factory.updateVariableDeclaration(node, node.name, undefined, marked, undefined);
}

interface MarkNodes {
  readonly name: ts.StringLiteral;
  readonly type: ts.TupleTypeNode;
}

function markOf(node: ts.Node | undefined, { context, model, packageOf }: Marking): MarkNodes | undefined {
  const { factory } = context;
  const compiled = node !== undefined && ts.isClassLike(node) ? model.classOf(node) : undefined;
  if (compiled === undefined) return undefined;
  const text = (each: string): ts.StringLiteral =>
    ts.setEmitFlags(factory.createStringLiteral(each), ts.EmitFlags.NoAsciiEscaping);
  const values = markValues(compiled, (each) => model.isSearchable(each)).map((each) =>
    factory.createLiteralTypeNode(typeof each === "string" ? text(each) : factory.createNumericLiteral(each)),
  );
  return {
    name: text(markName(classId(compiled.node, packageOf))),
    type: ts.setEmitFlags(factory.createTupleTypeNode(values), ts.EmitFlags.SingleLine),
  };
}
