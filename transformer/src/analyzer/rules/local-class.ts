/** TSG1005: a `@searchable` class stands at the top of its module, or in a constant there, where other modules and the registry can find it. */
import ts from "#typescript";
import { className, constantOfClass } from "../class-shape.js";
import type { Fix, Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { nodesIn } from "../file-nodes.js";

export const localClass: Rule = {
  code: 1005,
  name: "local-class",
  severity: "error",
  docs: {
    title: "A @searchable class stands at the top of its module",
    why: "A class inside a function is another class at each call, and no other module can name it. A class expression is found by the `const` that it is given to at the top of a module: `const Conv = @searchable class { ... }`, from the target ES2022 on.",
    wrong: `import { searchable } from "tsglove";

export function make(): object {
  @searchable
  class Conv {
    constructor(readonly filters: 32 | 64) {}
  }
  return new Conv(32);
}
`,
    right: `import { searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}
export function make(): object {
  return new Conv(32);
}
`,
  },
  *check(file, model) {
    const options = model.program.getCompilerOptions();
    for (const node of nodesIn(file).classes) {
      if (!model.isSearchable(node) || ts.isSourceFile(node.parent)) continue;
      const isHeld = constantOfClass(node) !== undefined;
      if (isHeld && hasStaticBlocks(options)) continue;
      yield {
        node: node.name ?? node,
        message: isHeld ? tooOld(node) : advice(node, className(node)),
        fixes: () => statement(node),
      };
    }
  },
};

/** Below that target TypeScript takes a class expression apart, and its static block with it. */
function hasStaticBlocks({ target }: ts.CompilerOptions): boolean {
  return (target ?? ts.ScriptTarget.ES2022) >= ts.ScriptTarget.ES2022;
}

function tooOld(node: ts.ClassLikeDeclaration): string {
  return `Below \`"target": "es2022"\` TypeScript takes a class expression apart, and it cannot be compiled then. Write \`@searchable class ${className(node)} { ... }\` as a statement, or set the target to es2022 or later.`;
}

function advice(node: ts.ClassLikeDeclaration, name: string): string {
  if (ts.isClassExpression(node))
    return `A class expression has no name to be found by. Write \`@searchable class ${node.name?.text ?? "Name"} { ... }\` as a statement at the top of the module, or give it to a \`const\` there.`;
  return ts.isModuleBlock(node.parent)
    ? `\`${name}\` is declared inside a namespace, where other modules' spaces cannot reach it. Move it to the top of the module.`
    : `\`${name}\` is declared inside a function or block: each run makes another class, and none can be found by name. Move it to the top of the module.`;
}

/** `const Conv = @searchable class { ... };` as `@searchable class Conv { ... }`, where nothing else stands around it. */
function statement(node: ts.ClassLikeDeclaration): readonly Fix[] {
  const constant = constantOfClass(node);
  const outer = constant?.parent.parent;
  if (constant?.initializer !== node || node.name !== undefined) return [];
  if (outer === undefined || !ts.isVariableStatement(outer) || outer.declarationList.declarations.length > 1)
    return [];
  const file = node.getSourceFile();
  const keyword = node.getChildren().find(({ kind }) => kind === ts.SyntaxKind.ClassKeyword);
  if (keyword === undefined || constant.type !== undefined) return [];
  const exported = outer.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  const before = file.text.slice(node.getStart(), keyword.getStart());
  const after = file.text.slice(keyword.getEnd(), node.getEnd());
  const text = `${before}${exported ? "export " : ""}class ${constant.name.getText()}${after}`;
  return [{ title: "Write it as a statement", edits: [replacing(outer, text)] }];
}
