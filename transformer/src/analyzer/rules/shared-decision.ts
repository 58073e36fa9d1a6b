/** TSG1036: one hyper value at two places is two decisions. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { callsOf } from "../calls.js";
import { writtenProperty } from "../constants.js";
import { insertingAfter } from "../edits.js";
import { nodesIn } from "../file-nodes.js";
import { hyperCallOf } from "../hyper-calls.js";
import { referencesTo } from "../plain-uses.js";
import type { ProgramModel } from "../program-model.js";

/** How many arguments come before the options. */
const BEFORE_OPTIONS: Readonly<Record<string, number>> = { oneof: 1, manyof: 2, permutate: 1 };

export const sharedDecision: Rule = {
  code: 1036,
  name: "shared-decision",
  severity: "hint",
  docs: {
    title: "One decision for several places has a name",
    why: "A hyper value that stands at two places of a composition is decided at each of them on its own. Where they are to be the same, the name ties them: one name is one decision.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Net {
  constructor(
    readonly first: number,
    readonly second: number,
  ) {}
}
const width = oneof([32, 64]);
export const net = new Net(width, width);
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Net {
  constructor(
    readonly first: number,
    readonly second: number,
  ) {}
}
const width = oneof([32, 64], { name: "width" });
export const net = new Net(width, width);
`,
  },
  *check(file, model) {
    for (const call of nodesIn(file).calls) {
      const value = filled(call);
      const hyper = value === undefined ? undefined : hyperCallOf(value, model);
      if (value === undefined || hyper === undefined || isNamed(hyper.call)) continue;
      yield {
        node: value,
        message:
          "Each item is a decision of its own, though one hyper value fills them all. Give it a `name` where they are to be one decision.",
      };
    }
    for (const [maker, before] of Object.entries(BEFORE_OPTIONS))
      for (const call of callsOf(maker, file, model)) {
        const { parent } = call;
        if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || isNamed(call)) continue;
        const twice = secondPlace(parent.name, parent.parent.parent.parent, model);
        if (twice === undefined) continue;
        const name = parent.name.text;
        const last = call.arguments.at(-1);
        yield {
          node: twice,
          message: `\`${name}\` stands in this composition twice, and is decided at each place on its own. Write \`{ name: "${name}" }\` behind its candidates where it is to be one decision.`,
          fixes: () =>
            last === undefined || call.arguments.length !== before
              ? []
              : [{ title: "Make it one decision", edits: [insertingAfter(last, `, { name: "${name}" }`)] }],
        };
      }
  },
};

/** The argument of `list.fill(value)`. */
function filled(call: ts.CallExpression): ts.Expression | undefined {
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === "fill"
    ? call.arguments[0]
    : undefined;
}

/** Whether the call has a name, or options that may hold one. */
function isNamed(call: ts.CallExpression): boolean {
  const last = call.arguments.at(-1);
  if (last === undefined) return false;
  return ts.isObjectLiteralExpression(last)
    ? writtenProperty(last, "name") !== undefined ||
        last.properties.some((each) => !ts.isPropertyAssignment(each))
    : ts.isIdentifier(last);
}

/** The second place of a name that is an argument twice within one `new`. */
function secondPlace(name: ts.Identifier, within: ts.Node, model: ProgramModel): ts.Identifier | undefined {
  const roots = new Set<ts.Node>();
  for (const each of referencesTo(name, within, model)) {
    if (!ts.isNewExpression(each.parent) && !ts.isArrayLiteralExpression(each.parent)) continue;
    let root: ts.Node | undefined;
    for (let outer: ts.Node = each.parent; ts.isExpression(outer); outer = outer.parent)
      if (ts.isNewExpression(outer)) root = outer;
    if (root === undefined) continue;
    if (roots.has(root)) return each;
    roots.add(root);
  }
  return undefined;
}
