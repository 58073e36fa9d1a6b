/** TSG1041: an abstract object has no behaviour yet. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { initializerOf, unwrapped } from "../constants.js";
import { nodesIn } from "../file-nodes.js";
import { isModuleCode, referencesTo } from "../plain-uses.js";
import type { ProgramModel } from "../program-model.js";
import { isOpen } from "../space/facts.js";
import { staticValueOf } from "../values/analyze-value.js";

export const abstractCalled: Rule = {
  code: 1041,
  name: "abstract-called",
  severity: "error",
  docs: {
    title: "Methods are for decided objects",
    why: "An object with hyper values inside is abstract: its constructor has not run, and its methods throw. `sample` and `materialize` make decided ones of it.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: number) {}
  train(): number {
    return 1 / this.width;
  }
}
const trainer = new Trainer(oneof([32, 64]));
console.log(trainer.train());
`,
    right: `import { materialize, oneof, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: number) {}
  train(): number {
    return 1 / this.width;
  }
}
const trainer = new Trainer(oneof([32, 64]));
console.log(materialize(trainer, { width: 64 }).train());
`,
  },
  *check(file, model) {
    for (const { expression } of nodesIn(file).calls) {
      if (!ts.isPropertyAccessExpression(expression)) continue;
      const receiver = unwrapped(expression.expression);
      if (!ts.isIdentifier(receiver) && !ts.isNewExpression(receiver) && !ts.isCallExpression(receiver))
        continue;
      if (!isModuleCode(expression) || !isMethodOfSearchable(expression, model)) continue;
      if (ts.isIdentifier(receiver) && !isUntouched(receiver, model)) continue;
      const value = staticValueOf(initializerOf(receiver, model.checker), model);
      if (value.kind !== "object" || !isOpen(value)) continue;
      const text = receiver.getText();
      yield {
        node: expression,
        message: `${ts.isIdentifier(receiver) ? `\`${text}\`` : "This object"} is abstract: decisions in it are open, its constructor has not run, and \`${expression.name.text}\` throws. Take a decided one, from \`sample(...)\` or \`materialize(...)\`.`,
      };
    }
  },
};

/** Whether a property is a method that the sources of a searchable class write. */
function isMethodOfSearchable({ name }: ts.PropertyAccessExpression, model: ProgramModel): boolean {
  const method = model.checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (method === undefined || !ts.isMethodDeclaration(method) || !ts.isClassLike(method.parent)) return false;
  if (method.getSourceFile().isDeclarationFile) return false;
  return model.classOf(method.parent) !== undefined;
}

/** Whether nobody can have decided a constant of the module meanwhile: it is mentioned nowhere before, and in no function. */
function isUntouched(name: ts.Identifier, model: ProgramModel): boolean {
  const declaration = model.checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    !ts.isIdentifier(declaration.name)
  )
    return false;
  const file = name.getSourceFile();
  if (declaration.getSourceFile() !== file || !isModuleCode(declaration)) return false;
  return referencesTo(declaration.name, file, model).every(
    (each) => each === name || (isModuleCode(each) && each.pos > name.pos),
  );
}
