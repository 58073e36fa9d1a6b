/** The fix that puts `@searchable` in front of a class, in whatever file of the program it stands. */
import ts from "#typescript";
import type { Fix } from "./diagnostic.js";
import { indentOf, insertingBefore, lineEnd } from "./edits.js";
import { importedName } from "./import-name.js";
import type { ProgramModel } from "./program-model.js";

export function annotating(declaration: ts.ClassLikeDeclaration, model: ProgramModel): readonly Fix[] {
  const file = declaration.getSourceFile();
  if (!ts.isClassDeclaration(declaration) || file.isDeclarationFile) return [];
  const { text, edits } = importedName("searchable", "value", file, model);
  const line = `@${text}${lineEnd(file)}${indentOf(declaration)}`;
  return [
    {
      title: `Annotate ${declaration.name?.text ?? "the class"} with @${text}`,
      edits: [insertingBefore(declaration, line), ...edits],
    },
  ];
}
