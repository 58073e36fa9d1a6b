/** TSG1020: `manyof` chooses as many as there are. */
import { callsOf } from "../calls.js";
import { constantOf, numberOf, writtenProperty } from "../constants.js";
import type { Fix, Rule } from "../diagnostic.js";
import { insertingAfter, replacing } from "../edits.js";
import { choiceCalls } from "../hyper-calls.js";

export const manyofCount: Rule = {
  code: 1020,
  name: "manyof-count",
  severity: "error",
  docs: {
    title: "manyof chooses at least one, and no more than there are",
    why: "The count is a whole number from 1. Where the chosen are distinct, which they are by default, there have to be as many candidates.",
    wrong: `import { manyof, searchable } from "tsglove";

@searchable
class Node {
  constructor(readonly inputs: readonly number[]) {}
}
export const node = new Node(manyof(4, [0, 1, 2]));
`,
    right: `import { manyof, searchable } from "tsglove";

@searchable
class Node {
  constructor(readonly inputs: readonly number[]) {}
}
export const node = new Node(manyof(4, [0, 1, 2], { distinct: false }));
`,
  },
  *check(file, model) {
    for (const call of callsOf("manyof", file, model)) {
      const [first] = call.arguments;
      const count = first === undefined ? undefined : numberOf(first, model.checker);
      if (first === undefined || count === undefined) continue;
      if (!Number.isSafeInteger(count) || count < 1)
        yield { node: first, message: `${count} candidates cannot be chosen. Write a whole number from 1.` };
    }
    for (const { name, call, list, complete } of choiceCalls(file, model)) {
      const [first, , options] = call.arguments;
      const count = first === undefined ? undefined : numberOf(first, model.checker);
      const there = list.elements.length;
      if (name !== "manyof" || first === undefined || count === undefined || !complete) continue;
      if (!Number.isSafeInteger(count) || there === 0 || count <= there) continue;
      // What options say that are not written here, nobody knows.
      const distinct = writtenProperty(options, "distinct");
      if (options !== undefined && distinct === undefined && options.getText() !== "{}") continue;
      if (distinct !== undefined && constantOf(distinct, model.checker)?.value !== true) continue;
      const fixes = (): readonly Fix[] => [
        { title: `Choose ${there}`, edits: [replacing(first, String(there))] },
        ...(options === undefined
          ? [
              {
                title: "Let candidates be chosen more than once",
                edits: [insertingAfter(list, ", { distinct: false }")],
              },
            ]
          : []),
      ];
      yield {
        node: first,
        message: `${count} distinct ones of ${there} candidates cannot be chosen. Choose ${there} at most, or write \`{ distinct: false }\`.`,
        fixes,
      };
    }
  },
};
