/** TSG1025: options lie in their ranges. */
import type ts from "typescript";
import { callsOf } from "../calls.js";
import { numberOf, writtenProperty } from "../constants.js";
import type { Rule } from "../diagnostic.js";

interface Limit {
  readonly allows: (value: number) => boolean;
  readonly says: string;
}

const COUNT: Limit = {
  allows: (value) => Number.isSafeInteger(value) && value > 0,
  says: "a whole number above 0",
};

/** By function: which argument holds the options, and what each of them may be. */
const OPTIONS: Readonly<
  Record<string, { readonly at: number; readonly limits: Readonly<Record<string, Limit>> }>
> = {
  sample: {
    at: 2,
    limits: {
      trials: COUNT,
      parallelism: COUNT,
      seconds: { allows: (value) => value > 0, says: "a number above 0" },
      seed: { allows: Number.isSafeInteger, says: "a whole number" },
    },
  },
  searchSpace: { at: 1, limits: { maxDepth: COUNT } },
};

export const optionRange: Rule = {
  code: 1025,
  name: "option-range",
  severity: "error",
  docs: {
    title: "Options lie in their ranges",
    why: "Numbers of trials, parallel bodies and depths are whole and above 0, seconds above 0, seeds whole. Anything else throws when the program runs; what shall not be bounded is left out.",
    wrong: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
const study = sample(searchSpace(Trainer), new RandomSearch(), { trials: 0 });
for (const [trainer, feedback] of study) feedback(trainer.width);
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
const study = sample(searchSpace(Trainer), new RandomSearch(), { trials: 100 });
for (const [trainer, feedback] of study) feedback(trainer.width);
`,
  },
  *check(file, model) {
    for (const [name, { at, limits }] of Object.entries(OPTIONS))
      for (const call of callsOf(name, file, model))
        for (const [option, { allows, says }] of Object.entries(limits)) {
          const given: ts.Expression | undefined = writtenProperty(call.arguments[at], option);
          const value = given === undefined ? undefined : numberOf(given, model.checker);
          if (given !== undefined && value !== undefined && !allows(value))
            yield { node: given, message: `${option} is ${value}. Write ${says}, or leave it out.` };
        }
  },
};
