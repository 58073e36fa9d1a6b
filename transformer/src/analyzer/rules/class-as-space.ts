/** TSG1017: a class is not yet a space. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { unwrapped } from "../constants.js";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { importedName } from "../import-name.js";
import { namedClass } from "../instance-class.js";

/** What takes a space as its first argument, and what it does with that. */
const TAKERS = {
  sample: "searches",
  iterate: "goes through",
  materialize: "decides",
  template: "compiles",
  dnaSpec: "describes",
} as const;

export const classAsSpace: Rule = {
  code: 1017,
  name: "class-as-space",
  severity: "error",
  docs: {
    title: "What is searched is a space, not a class",
    why: "A space is a value with decisions in it: what the types of a class say (`searchSpace(Trainer)`), or an object that you composed with `oneof` and the like. The class itself is neither: a loop over it throws, and elsewhere it is a value with nothing to decide.",
    wrong: `import { RandomSearch, sample, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [, feedback] of sample(Trainer, new RandomSearch(), { trials: 3 })) feedback(1);
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [, feedback] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 })) feedback(1);
`,
  },
  *check(file, model) {
    for (const [taker, does] of Object.entries(TAKERS))
      for (const call of callsOf(taker, file, model)) {
        const [argument] = call.arguments;
        const inner = argument === undefined ? undefined : unwrapped(argument);
        if (inner === undefined || !ts.isIdentifier(inner)) continue;
        const symbol = namedClass(inner, model);
        if (symbol === undefined) continue;
        const name = inner.text;
        yield {
          node: inner,
          message: `\`${name}\` is a class, and \`${taker}\` ${does} a space. Write \`searchSpace(${name})\` for the space that its types say.`,
          fixes: () => {
            const { text, edits } = importedName("searchSpace", "value", file, model);
            return [
              {
                title: `Search searchSpace(${name})`,
                edits: [replacing(inner, `${text}(${name})`), ...edits],
              },
            ];
          },
        };
      }
  },
};
