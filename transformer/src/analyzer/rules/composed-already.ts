/** TSG1018: `searchSpace` takes a class; an object that was composed is a space already. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { initializerOf } from "../constants.js";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { hyperCallOf } from "../hyper-calls.js";

export const composedAlready: Rule = {
  code: 1018,
  name: "composed-already",
  severity: "error",
  docs: {
    title: "An object with hyper values is a space already",
    why: "`searchSpace` makes a space out of what the types of a class say. An object that holds `oneof` and the like is one as it is: hand it to `sample`, `materialize` or `dnaSpec` itself.",
    wrong: `import { oneof, searchable, searchSpace } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const space = searchSpace(new Conv(oneof([32, 64])));
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const space = new Conv(oneof([32, 64]));
`,
  },
  *check(file, model) {
    for (const call of callsOf("searchSpace", file, model)) {
      const [argument] = call.arguments;
      if (argument === undefined) continue;
      const made = initializerOf(argument, model.checker);
      if (!ts.isNewExpression(made) && hyperCallOf(argument, model) === undefined) continue;
      yield {
        node: argument,
        message:
          "`searchSpace` takes a class, and this is an object. With hyper values inside it is a space already: leave `searchSpace` out. For the space that the types say, name the class.",
        fixes: () => [
          { title: "Leave searchSpace out", edits: [replacing(call, argument.getText())] },
          ...(ts.isNewExpression(made) && ts.isIdentifier(made.expression)
            ? [
                {
                  title: `Name the class: searchSpace(${made.expression.text})`,
                  edits: [replacing(argument, made.expression.text)],
                },
              ]
            : []),
        ],
      };
    }
  },
};
