/** TSG1020: `manyof` and `ManyOf` choose as many as there are. */
import type ts from "typescript";
import { callsOf } from "../calls.js";
import { constantOf, numberOf, writtenProperty } from "../constants.js";
import type { Finding, Fix, Rule } from "../diagnostic.js";
import { domainOfNode } from "../domains/domain-of.js";
import { markerUses } from "../domains/marker-uses.js";
import { insertingAfter, replacing } from "../edits.js";
import { choiceCalls, type ChoiceCall } from "../hyper-calls.js";
import type { ProgramModel } from "../program-model.js";

export const manyofCount: Rule = {
  code: 1020,
  name: "manyof-count",
  severity: "error",
  docs: {
    title: "manyof chooses at least one, and no more than there are",
    why: "The count is a whole number from 1. Where the chosen are distinct, which they are by default, there have to be as many candidates. `ManyOf<1 | 2, 5>`, the type, is no different.",
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
    for (const each of choiceCalls(file, model)) yield* callProblem(each, model);
    yield* typeProblems(file, model);
  },
};

function* callProblem({ name, call, list, complete }: ChoiceCall, model: ProgramModel): Generator<Finding> {
  const [first, , options] = call.arguments;
  const count = first === undefined ? undefined : numberOf(first, model.checker);
  const there = list.elements.length;
  if (name !== "manyof" || first === undefined || count === undefined || !complete) return;
  if (!Number.isSafeInteger(count) || there === 0 || count <= there) return;
  // What options say that are not written here, nobody knows.
  const distinct = writtenProperty(options, "distinct");
  if (options !== undefined && distinct === undefined && options.getText() !== "{}") return;
  if (distinct !== undefined && constantOf(distinct, model.checker)?.value !== true) return;
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
  yield { node: first, message: messageFor(count, there, "{ distinct: false }"), fixes };
}

function messageFor(count: number, there: number, rules: string): string {
  return `${count} distinct ones of ${there} candidates cannot be chosen. Choose ${there} at most, or write \`${rules}\`.`;
}

/** Whether a union of literals has as many members as are chosen, which is told without reading it as a domain. */
function isSurelyEnough({ typeArguments }: ts.TypeReferenceNode, { checker }: ProgramModel): boolean {
  const [of, number] = (typeArguments ?? []).map((each) => checker.getTypeFromTypeNode(each));
  return (
    of?.isUnion() === true &&
    of.types.every((each) => each.isLiteral()) &&
    number?.isNumberLiteral() === true &&
    number.value <= of.types.length
  );
}

function* typeProblems(file: ts.SourceFile, model: ProgramModel): Generator<Finding> {
  for (const { node, name, direct } of markerUses(file, model)) {
    if (name !== "ManyOf" || (direct && isSurelyEnough(node, model))) continue;
    const domain = domainOfNode(node, model.typeScope);
    if (domain.kind !== "many" || !domain.distinct) continue;
    const { count, candidates } = domain;
    const there = candidates.length;
    const [, number, rules] = direct ? (node.typeArguments ?? []) : [];
    if (count <= there) continue;
    yield {
      node: number ?? node,
      message: messageFor(count, there, "ManyOf<..., { distinct: false }>"),
      fixes: () =>
        number === undefined
          ? []
          : [
              { title: `Choose ${there}`, edits: [replacing(number, String(there))] },
              ...(rules === undefined
                ? [
                    {
                      title: "Let candidates be chosen more than once",
                      edits: [insertingAfter(number, ", { distinct: false }")],
                    },
                  ]
                : []),
            ],
    };
  }
}
