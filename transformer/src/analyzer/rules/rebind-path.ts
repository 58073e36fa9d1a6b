/** TSG1029: `rebind` changes init arguments. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { nameText } from "../constants.js";
import type { Rule } from "../diagnostic.js";
import { nodesIn } from "../file-nodes.js";
import { classChain } from "../instance-class.js";
import { keysOf, landings } from "../key-path.js";
import type { ProgramModel } from "../program-model.js";
import { heritage } from "../class-shape.js";

export const rebindPath: Rule = {
  code: 1029,
  name: "rebind-path",
  severity: "error",
  docs: {
    title: "rebind and clone change init arguments",
    why: "What an object was constructed with can be changed, and its construction runs again. Getters and other fields follow from that; TypeScript cannot tell them from init arguments, and the call throws.",
    wrong: `import { rebind, searchable } from "tsglove";

@searchable
class Conv {
  readonly area: number;
  constructor(readonly kernel: 3 | 5) {
    this.area = kernel * kernel;
  }
}
rebind(new Conv(3), { area: 25 });
`,
    right: `import { rebind, searchable } from "tsglove";

@searchable
class Conv {
  readonly area: number;
  constructor(readonly kernel: 3 | 5) {
    this.area = kernel * kernel;
  }
}
rebind(new Conv(3), { kernel: 5 });
`,
  },
  *check(file, model) {
    for (const call of ["rebind", "clone"].flatMap((name) => callsOf(name, file, model))) {
      const [target, changes] = call.arguments;
      if (target === undefined || changes === undefined || !ts.isObjectLiteralExpression(changes)) continue;
      const type = model.checker.getTypeAtLocation(target);
      for (const { name } of changes.properties) {
        const path = name === undefined ? undefined : nameText(name);
        if (name === undefined || path === undefined) continue;
        const found = landings(type, path, model);
        const [first] = found;
        if (first?.kind !== "other" || !found.every(({ kind }) => kind === "other")) continue;
        const { owner, key } = first;
        if (found.some((each) => each.kind === "other" && mayHave(each.owner.symbol, each.key, model)))
          continue;
        const names = owner.params.map((param) => `"${param.name}"`).join(", ");
        yield {
          node: name,
          message: `"${(keysOf(path) ?? []).includes(key) ? key : path}" is no init argument of \`${owner.name}\`, which ${names === "" ? "has none" : `has ${names}`}. It follows from those: change them instead.`,
        };
      }
    }
  },
};

/** Whether an object of some subclass may have an init argument of a name. Looked up only where a finding depends on it. */
function mayHave(symbol: ts.Symbol, key: string, model: ProgramModel): boolean {
  return model.program.getSourceFiles().some(
    (file) =>
      !file.isDeclarationFile &&
      nodesIn(file).classes.some((node) => {
        const below = heritage(node) === undefined ? undefined : model.classOf(node);
        if (below?.params.some(({ name }) => name === key) !== true) return false;
        return classChain(below.symbol, model).classes.includes(symbol);
      }),
  );
}
