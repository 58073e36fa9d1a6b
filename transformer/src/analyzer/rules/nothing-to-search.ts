/** TSG1042: a space has something to decide. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { unwrapped } from "../constants.js";
import type { Fix, Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { importedName } from "../import-name.js";
import { namedClass } from "../instance-class.js";
import type { ProgramModel } from "../program-model.js";
import { domainText } from "../space/domain-text.js";
import { analyzeValue } from "../values/analyze-value.js";

export const nothingToSearch: Rule = {
  code: 1042,
  name: "nothing-to-search",
  severity: "warning",
  docs: {
    title: "A space has something to decide",
    why: "An object without hyper values is a space of one point: the loop runs once, whatever the number of trials. Mostly a `oneof` was forgotten, or `searchSpace(...)` around the class.",
    wrong: `import { RandomSearch, sample, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [trainer, feedback] of sample(new Trainer(32), new RandomSearch(), { trials: 10 }))
  feedback(trainer.width);
`,
    right: `import { oneof, RandomSearch, sample, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [trainer, feedback] of sample(new Trainer(oneof([32, 64])), new RandomSearch(), { trials: 10 }))
  feedback(trainer.width);
`,
  },
  *check(file, model) {
    for (const call of callsOf("sample", file, model)) {
      const [space] = call.arguments;
      const found = space === undefined ? undefined : analyzeValue(space, model);
      if (space === undefined || found?.kind !== "exact" || found.space.pointCount > 0) continue;
      yield {
        node: space,
        message:
          "There is nothing to decide in this space: it has one point, and the loop runs once. Put `oneof(...)`, `floatv(...)` or the like in the place of what is to be searched.",
        fixes: () => searchedFixes(space, file, model),
      };
    }
  },
};

/** More candidates than this nobody reads in a list. */
const MOST_WRITTEN = 12;

/** `new Trainer(32)`: the space of its class; or its first argument with a domain of literals as a choice among them. */
function searchedFixes(space: ts.Expression, file: ts.SourceFile, model: ProgramModel): readonly Fix[] {
  const made = unwrapped(space);
  if (!ts.isNewExpression(made) || !ts.isIdentifier(made.expression)) return [];
  const symbol = namedClass(made.expression, model);
  const owner = symbol === undefined ? undefined : model.searchableOf(symbol);
  if (owner === undefined || owner.node.typeParameters !== undefined) return [];
  const fixes: Fix[] = [];
  for (const [index, value] of (made.arguments ?? []).entries()) {
    const domain = owner.params[index]?.domain;
    if (domain?.kind !== "choice" || domain.candidates.length > MOST_WRITTEN) continue;
    if (!domain.candidates.every(({ kind }) => kind === "literal" || kind === "bigint")) continue;
    const { text, edits } = importedName("oneof", "value", file, model);
    const choice = `${text}([${domain.candidates.map(domainText).join(", ")}])`;
    fixes.push({ title: `Write ${choice}`, edits: [replacing(value, choice), ...edits] });
    break;
  }
  if (owner.params.some(({ domain }) => domain !== undefined)) {
    const { text, edits } = importedName("searchSpace", "value", file, model);
    const whole = `${text}(${made.expression.text})`;
    fixes.push({ title: `Search ${whole}`, edits: [replacing(space, whole), ...edits] });
  }
  return fixes;
}
