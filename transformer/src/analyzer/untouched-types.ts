/**
 * Types that an edit of another file cannot have changed, told by how they are written: literals, and names that are imported
 * from where nothing is otherwise, or that are of searchable classes, which stand for themselves whatever is in them.
 */
import ts from "#typescript";
import { isLiteralDefault, ownConstructor } from "./class-shape.js";
import { classesIn } from "./domains/domain-parts.js";
import type { ModuleOf, Unchanged } from "./earlier-classes.js";
import { importedNames } from "./import-specifiers.js";
import type { ClassModel, DomainModel, ParamModel } from "./model.js";

/** What is known of the program around a type. */
export interface Surroundings extends Unchanged {
  readonly moduleOf: ModuleOf;
  readonly isSearchable: (node: ts.ClassLikeDeclaration) => boolean;
}

/** Whether a class is all that its own declaration says, and its names are those of its module. */
export function isSimple({ node, symbol, searchable, hasHeritage }: ClassModel): boolean {
  return (
    searchable &&
    !hasHeritage &&
    symbol.declarations?.length === 1 &&
    node.typeParameters === undefined &&
    ts.isSourceFile(node.parent) &&
    ownConstructor(node) !== undefined
  );
}

/** Whether a parameter has the domain and the default that it had. Its file has to be as it was, its class a simple one. */
export function isUntouched({ node, domain }: ParamModel, around: Surroundings): boolean {
  const { type, initializer, name } = node;
  if (!ts.isIdentifier(name)) return false;
  if (initializer !== undefined && !isLiteralDefault(initializer)) return false;
  return type === undefined ? initializer !== undefined : isUntouchedType(type, domain, around);
}

/** @param before the domain that it is a part of. */
function isUntouchedType(node: ts.TypeNode, before: DomainModel | undefined, around: Surroundings): boolean {
  if (ts.isUnionTypeNode(node)) return node.types.every((each) => isUntouchedType(each, before, around));
  if (ts.isParenthesizedTypeNode(node)) return isUntouchedType(node.type, before, around);
  if (ts.isLiteralTypeNode(node) || ts.isTokenKind(node.kind)) return true;
  if (!ts.isTypeReferenceNode(node) || node.typeArguments !== undefined || !ts.isIdentifier(node.typeName))
    return false;
  const file = node.getSourceFile();
  const imported = importedNames(file).get(node.typeName.text);
  const module = imported === undefined ? undefined : around.moduleOf(file, imported.module);
  if (imported === undefined || module === undefined) return false;
  if (around.same.has(module)) return true;
  const declared = around.unedited.has(module) ? exportedClass(module, imported.name) : undefined;
  // It was searchable before, and is so still.
  return (
    declared !== undefined &&
    around.isSearchable(declared) &&
    classesIn(before).some(({ valueDeclaration }) => valueDeclaration === declared)
  );
}

const classes = new WeakMap<ts.SourceFile, ReadonlyMap<string, ts.ClassDeclaration>>();

/** A class that a module declares and exports at once, that stands for nothing else: neither generic, nor abstract, nor merged. */
function exportedClass(file: ts.SourceFile, name: string): ts.ClassDeclaration | undefined {
  let known = classes.get(file);
  if (known === undefined) classes.set(file, (known = findClasses(file)));
  return known.get(name);
}

function findClasses(file: ts.SourceFile): ReadonlyMap<string, ts.ClassDeclaration> {
  const found = new Map<string, ts.ClassDeclaration>();
  const names = new Map<string, number>();
  for (const statement of file.statements) {
    const name =
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isModuleDeclaration(statement)
        ? statement.name?.text
        : undefined;
    if (name === undefined) continue;
    names.set(name, (names.get(name) ?? 0) + 1);
    if (ts.isClassDeclaration(statement) && isPlain(statement)) found.set(name, statement);
  }
  return new Map([...found].filter(([name]) => names.get(name) === 1));
}

function isPlain({ typeParameters, heritageClauses, modifiers }: ts.ClassDeclaration): boolean {
  const has = (kind: ts.SyntaxKind): boolean => modifiers?.some((each) => each.kind === kind) === true;
  return (
    typeParameters === undefined &&
    heritageClauses === undefined &&
    has(ts.SyntaxKind.ExportKeyword) &&
    !has(ts.SyntaxKind.DefaultKeyword) &&
    !has(ts.SyntaxKind.AbstractKeyword) &&
    !has(ts.SyntaxKind.DeclareKeyword)
  );
}
