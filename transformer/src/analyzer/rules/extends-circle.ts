/** TSG1044: a base class is there before its subclasses are. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { heritage } from "../class-shape.js";
import { nodesIn } from "../file-nodes.js";
import { namedClass } from "../instance-class.js";
import { evaluateFrom, loadedModules } from "../module-order.js";
import { classDeclaration, type ProgramModel } from "../program-model.js";

export const extendsCircle: Rule = {
  code: 1044,
  name: "extends-circle",
  severity: "error",
  docs: {
    title: "A base class is there before its subclasses are",
    why: "A class that a parameter's type names is loaded with the class that has the parameter. Where it extends a class of that very module, which is still being loaded, the run ends with `Cannot access 'Base' before initialization`. The example is two modules, `base.ts` and `sub.ts`, of which `base.ts` is loaded first. In one module, the base class above, there is no such circle.",
    wrong: `// @file base.ts
import { searchable } from "tsglove";
import type { Sub } from "./sub.js";

@searchable
export class Base {
  constructor(readonly child: Sub | 0) {}
}
// @file sub.ts
import { searchable } from "tsglove";
import { Base } from "./base.js";

@searchable
export class Sub extends Base {}
// @file main.ts
import { Base } from "./base.js";

console.log(new Base(0));
`,
    right: `import { searchable } from "tsglove";

@searchable
class Base {
  constructor(readonly child: Sub | 0) {}
}
@searchable
class Sub extends Base {}
console.log(new Base(0), Sub);
`,
  },
  *check(file, model) {
    for (const { base, sub } of tooEarly(model))
      if (sub.getSourceFile() === file)
        yield {
          node: heritage(sub) ?? sub,
          message: `\`${base.name}\` is not there yet when this runs: its module loads this one first, for a type in it that names a class of here. Move both classes into one module, \`${base.name}\` above.`,
        };
  },
};

interface Early {
  readonly base: ts.Symbol;
  readonly sub: ts.ClassLikeDeclaration;
}

const known = new WeakMap<ProgramModel, readonly Early[]>();

/** The classes that are evaluated before their bases in every run that loads them, and were not without our imports. */
function tooEarly(model: ProgramModel): readonly Early[] {
  let found = known.get(model);
  if (found === undefined) known.set(model, (found = findEarly(model)));
  return found;
}

function findEarly(model: ProgramModel): readonly Early[] {
  const pairs = new Map<ts.SourceFile, Early[]>();
  for (const file of model.program.getSourceFiles()) {
    if (file.isDeclarationFile) continue;
    for (const sub of nodesIn(file).classes) {
      const above = ts.isSourceFile(sub.parent) ? heritage(sub) : undefined;
      const base = above === undefined ? undefined : namedClass(above.expression, model);
      const home = base === undefined ? undefined : classDeclaration(base)?.getSourceFile();
      if (base !== undefined && home !== undefined && home !== file && !home.isDeclarationFile)
        pairs.set(file, [...(pairs.get(file) ?? []), { base, sub }]);
    }
  }
  const modules = pairs.size === 0 ? undefined : loadedModules(model);
  if (modules === undefined) return [];
  const { own, all } = modules;
  const loaded = new Set([...all.values()].flat());
  const entries = [...all.keys()].filter((file) => !loaded.has(file));
  const before = runs(own, entries, pairs);
  const after = runs(all, entries, pairs);
  // What the user's own circle breaks is no business of ours, nor what another run gets right.
  return [...after.broken].filter((pair) => !before.broken.has(pair) && !after.fine.has(pair));
}

interface Outcome {
  /** Classes whose base is not there yet in some run. */
  readonly broken: ReadonlySet<Early>;
  /** And those whose base is there. */
  readonly fine: ReadonlySet<Early>;
}

/** The runs of a program that begin with modules which nobody imports. */
function runs(
  imports: ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]>,
  entries: readonly ts.SourceFile[],
  pairs: ReadonlyMap<ts.SourceFile, readonly Early[]>,
): Outcome {
  const broken = new Set<Early>();
  const fine = new Set<Early>();
  for (const entry of entries)
    evaluateFrom(entry, imports, (file, done) => {
      for (const pair of pairs.get(file) ?? []) {
        const home = classDeclaration(pair.base)?.getSourceFile();
        (home !== undefined && done.has(home) ? fine : broken).add(pair);
      }
    });
  return { broken, fine };
}
