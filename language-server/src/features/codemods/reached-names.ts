/** Whether the classes and enums that a program is written with can be named at a place, and the imports that it takes. */
import { basename, dirname, relative } from "node:path/posix";
import { lineEnd, resolveAlias, ts, type Edit, type StaticValue } from "@tsglove/transformer/analysis";
import type { View } from "../view.js";

/** Undefined where one cannot: it is not exported, or another thing has its name here. */
export function reachedNames(value: StaticValue, at: ts.Node, view: View): readonly Edit[] | undefined {
  const { file, model } = view;
  const { checker } = model;
  const here = new Map(
    checker
      .getSymbolsInScope(at, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
      .map((each) => [each.name, each] as const),
  );
  const imports: Edit[] = [];
  for (const [name, symbol] of classesIn(value)) {
    if (symbol === undefined) return undefined;
    const found = here.get(name);
    if (found !== undefined && resolveAlias(checker, checker.getExportSymbolOfSymbol(found)) === symbol)
      continue;
    const source = symbol.declarations?.[0]?.getSourceFile();
    if (found !== undefined || source === undefined || source.isDeclarationFile) return undefined;
    const module = checker.getSymbolAtLocation(source);
    const exported = module === undefined ? undefined : checker.tryGetMemberInModuleExports(name, module);
    if (exported === undefined || resolveAlias(checker, exported) !== symbol) return undefined;
    imports.push(addedTo(name, source, view) ?? newImport(name, source, file));
  }
  return imports;
}

function classesIn(value: StaticValue): ReadonlyMap<string, ts.Symbol | undefined> {
  const found = new Map<string, ts.Symbol | undefined>();
  const visit = (each: StaticValue): void => {
    switch (each.kind) {
      case "object":
        found.set(each.type.name, each.type.symbol);
        each.args.forEach(visit);
        break;
      case "list":
        each.items.forEach(visit);
        break;
      case "record":
        [...each.entries.values()].forEach(visit);
        break;
      case "shared":
        visit(each.value);
        break;
      default:
        break;
    }
  };
  visit(value);
  return found;
}

/** A longer import of the module, where the file imports from it already. */
function addedTo(name: string, source: ts.SourceFile, { file, model }: View): Edit | undefined {
  const module = model.checker.getSymbolAtLocation(source);
  for (const each of file.statements) {
    if (!ts.isImportDeclaration(each) || model.checker.getSymbolAtLocation(each.moduleSpecifier) !== module)
      continue;
    const list = each.importClause?.namedBindings;
    if (list === undefined || !ts.isNamedImports(list)) continue;
    const last = list.elements.at(-1);
    if (last !== undefined && each.importClause?.phaseModifier === undefined)
      return { start: last.getEnd(), end: last.getEnd(), newText: `, ${name}`, file: file.fileName };
  }
  return undefined;
}

/** An import of a module of the program, its path written as the file's others are. */
function newImport(name: string, source: ts.SourceFile, file: ts.SourceFile): Edit {
  const path = relative(dirname(file.fileName), source.fileName);
  const others = file.statements.filter(ts.isImportDeclaration);
  const written = others.flatMap(({ moduleSpecifier }) =>
    ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith(".") ? [moduleSpecifier.text] : [],
  );
  const stem = path.replace(/\.[cm]?tsx?$/, "");
  const extension = basename(path).slice(basename(stem).length);
  const ending = written.some((each) => each.endsWith(extension))
    ? extension
    : written.length === 0 || written.some((each) => /\.[cm]?js$/.test(each))
      ? extension.replace(/tsx?$/, "js")
      : "";
  const from = `${stem.startsWith(".") ? "" : "./"}${stem}${ending}`;
  const at = others.at(-1)?.getEnd();
  const text = `import { ${name} } from "${from}";`;
  return at === undefined
    ? { start: 0, end: 0, newText: text + lineEnd(file), file: file.fileName }
    : { start: at, end: at, newText: lineEnd(file) + text, file: file.fileName };
}
