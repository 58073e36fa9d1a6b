/** The transformer: rewrites the classes of one file, and leaves a file without any exactly as it was. */
import ts from "#typescript";
import { classId, type PackageOf } from "../analyzer/class-id.js";
import { keptModules } from "../analyzer/kept-modules.js";
import { nodesIn } from "../analyzer/file-nodes.js";
import { ProgramModel } from "../analyzer/program-model.js";
import type { ClassModel } from "../analyzer/model.js";
import { spaceCalls } from "../analyzer/space-calls.js";
import { symbolizeCalls } from "../analyzer/symbolize-calls.js";
import { loweredName, modifiersWithoutSearchable } from "./class-members.js";
import type { EmitContext } from "./emit-context.js";
import { EmittedImports } from "./imports.js";
import { rigidMembers } from "./rigid-class.js";
import { spaceCall } from "./space-call.js";
import { spentImport } from "./spent-import.js";
import { splitMembers } from "./split-class.js";
import { superConstant } from "./super-init.js";
import { symbolizedCall } from "./symbolize-call.js";

/**
 * A `before` transformer for the sources of a program. Making one is cheap; what it knows is kept with the program.
 *
 * @param packageOf tells where a file's package begins, for the ids of classes.
 */
export function createTransformer(
  program: ts.Program,
  packageOf: PackageOf,
): ts.TransformerFactory<ts.SourceFile> {
  const model = ProgramModel.of(program);
  return (context) => (file) => transformFile(file, model, packageOf, context);
}

function transformFile(
  file: ts.SourceFile,
  model: ProgramModel,
  packageOf: PackageOf,
  context: ts.TransformationContext,
): ts.SourceFile {
  if (!model.dsl.used) return file;
  const { factory } = context;
  const imports = new EmittedImports(factory);
  const kept = keptModules(file, model);
  const symbolized = new Map(symbolizeCalls(file, model).map((each) => [each.call, each]));
  const spaces = new Map(spaceCalls(file, model).map((each) => [each.call, each]));
  const classes = nodesIn(file).classes.filter((node) => isCompiled(model.classOf(node)));
  const rewritten = [...classes, ...symbolized.keys(), ...spaces.keys()];
  if (rewritten.length === 0 && kept.length === 0) return file;
  for (const specifier of kept) imports.load(specifier);
  const emit = classEmit(file, model, packageOf, context, imports);

  const onTheWay = ancestors(rewritten);
  const visit = (node: ts.Node): ts.Node | ts.Node[] => {
    if (!onTheWay.has(node)) return node;
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isCallExpression(node) && ts.isCallExpression(visited)) {
      const call = symbolized.get(node);
      if (call !== undefined) return symbolizedCall(call, visited, emit);
      const space = spaces.get(node);
      return space === undefined ? visited : spaceCall(space, visited, emit);
    }
    if (!ts.isClassLike(node) || !ts.isClassLike(visited)) return visited;
    const compiled = model.classOf(node);
    if (compiled === undefined || !isCompiled(compiled)) return visited;
    const emitted = rewriteClass(compiled, visited, emit);
    return ts.isClassDeclaration(node) ? [...superConstant(compiled, emit), emitted] : emitted;
  };

  const statements = ts.visitNodes(file.statements, visit, ts.isStatement);
  return factory.updateSourceFile(
    file,
    ts.setTextRange(
      factory.createNodeArray(imports.addTo(statements, spentImport(file, classes, model))),
      file.statements,
    ),
  );
}

/** Some nodes and all that they stand in: the rest of a file need not be looked at. */
function ancestors(nodes: readonly ts.Node[]): ReadonlySet<ts.Node> {
  const found = new Set<ts.Node>();
  for (const node of nodes)
    for (let each = node; !ts.isSourceFile(each) && !found.has(each); each = each.parent) found.add(each);
  return found;
}

/** An ordinary class above or below a searchable one has to be split with it; a rigid one can stay as it is. */
function isCompiled(model: ClassModel | undefined): boolean {
  return model !== undefined && (model.searchable || model.construction.kind === "split");
}

function rewriteClass(
  model: ClassModel,
  visited: ts.ClassLikeDeclaration,
  emit: EmitContext,
): ts.ClassLikeDeclaration {
  const { factory } = emit;
  const members =
    model.construction.kind === "split"
      ? splitMembers(model, [...visited.members], emit)
      : rigidMembers(model, [...visited.members], emit);
  const modifiers = modifiersWithoutSearchable(model, emit);
  const list = ts.setTextRange(factory.createNodeArray(members), visited.members);
  return ts.isClassDeclaration(visited)
    ? factory.updateClassDeclaration(
        visited,
        modifiers,
        emit.nativeFields ? visited.name : loweredName(model, emit),
        visited.typeParameters,
        visited.heritageClauses,
        list,
      )
    : factory.updateClassExpression(
        visited,
        modifiers,
        visited.name,
        visited.typeParameters,
        visited.heritageClauses,
        list,
      );
}

function classEmit(
  file: ts.SourceFile,
  model: ProgramModel,
  packageOf: PackageOf,
  context: ts.TransformationContext,
  imports: EmittedImports,
): EmitContext {
  const options = context.getCompilerOptions();
  const target = options.target ?? ts.ScriptTarget.ES2022;
  const nativeFields = target >= ts.ScriptTarget.ES2022;
  return {
    factory: context.factory,
    context,
    imports,
    file,
    model,
    packageOf,
    idOf: (node) => classId(node, packageOf),
    definesFields: options.useDefineForClassFields ?? nativeFields,
    nativeFields,
  };
}
