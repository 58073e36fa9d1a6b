/**
 * Bad JSON, and bad calls of the loop, of many kinds. Each error names where (a path, a decision point), the value that was given, and what may stand
 * there; and leaves everything as it was: the text, the hash, each part the same object, each field what it held.
 */
import { describe } from "vitest";
import { derived, floatv, format, materialize, RegularizedEvolution, serializable, toJSON } from "tsglove";
import {
  Conv,
  Identity,
  call,
  read,
  feed,
  search,
  type Row,
  ops,
  filters,
  rate,
  nameOf,
  proveRows,
} from "./bad-input-world.js";

const rows: readonly Row[] = [
  // JSON of objects.
  [
    "an unknown argument",
    read((json) => ({ ...json, momentum: 1 })),
    "fromJSON",
    '"momentum"',
    "it takes op, lr, batch, act",
  ],
  [
    "an argument missing",
    read(({ lr: _lr, ...json }) => json),
    "fromJSON",
    '"lr"',
    "it takes op, lr, batch, act",
  ],
  ["a value out of its domain", read((json) => ({ ...json, lr: 7 })), "fromJSON: lr", "7", rate],
  [
    "a value deep inside",
    read((json) => ({ ...json, op: { ...(json["op"] as object), filters: 1 } })),
    "fromJSON: op.filters",
    "1",
    filters,
  ],
  [
    "an unknown class in JSON",
    read((json) => ({ ...json, op: { $class: "nowhere#Conv" } })),
    "fromJSON: op",
    '"nowhere#Conv"',
    "import its module first",
  ],
  ["a number as a class", read((json) => ({ ...json, op: { $class: 5 } })), "fromJSON: op", "5", "is a text"],
  [
    "a version of the future",
    read((json) => ({ ...json, $version: 3 })),
    "fromJSON",
    "version 3",
    "up to version 1",
  ],
  [
    "a version that is none",
    read((json) => ({ ...json, $version: -1 })),
    "fromJSON",
    "-1",
    "whole number from 1 on",
  ],
  [
    "a mark that is none",
    read((json) => ({ ...json, op: { $code: "1" } })),
    "fromJSON: op",
    '"$code"',
    "$class, $oneof",
  ],
  [
    "a reference to nothing",
    read((json) => ({ ...json, op: { $ref: 4 } })),
    "fromJSON: op",
    "4",
    '"$shared", which has 0',
  ],
  [
    "a number mark that is none",
    read((json) => ({ ...json, lr: { $number: "1" } })),
    "fromJSON: lr",
    '"1"',
    "NaN, Infinity, -Infinity or -0",
  ],
  [
    "an empty choice in JSON",
    read((json) => ({ ...json, op: { $oneof: [] } })),
    "fromJSON: op",
    "no candidates",
    "at least one",
  ],
  [
    "a choice that does not fit in JSON",
    read((json) => ({ ...json, op: { $oneof: [5] } })),
    "fromJSON: op",
    "candidate 0",
    `5 is not ${ops}`,
  ],
  [
    "a setting that is none",
    read((json) => ({ ...json, lr: { $floatv: [], min: 0.1, max: 1, step: 1 } })),
    "fromJSON: lr",
    '"step"',
    "min, max, scale",
  ],
  [
    "a range in JSON that is none",
    read((json) => ({ ...json, lr: { $floatv: [], min: 1, max: 0.1 } })),
    "fromJSON: lr",
    "1 to 0.1",
    "smaller number first",
  ],
  [
    "a Date in JSON",
    read((json) => ({ ...json, tags: { at: new Date(0) } })),
    "fromJSON: tags.at",
    "a Date",
    "JSON.parse",
  ],
  [
    "what has no JSON form",
    () => toJSON({ a: [() => 1] }),
    "value.a[0]",
    "a function",
    "@searchable classes, arrays, plain objects and literals",
  ],
  [
    "what has no source",
    () => format({ a: [Symbol("x")] }),
    "value.a[0]",
    "a symbol",
    "@searchable classes, arrays, plain objects and literals",
  ],
  // Registration.
  [
    "a version without its migration",
    () => {
      serializable(Conv, { version: 2 });
    },
    "serializable(Conv)",
    "version 2",
    "migrations: { 1:",
  ],
  [
    "a name that is taken",
    () => {
      serializable(Conv, { name: nameOf(new Identity()) });
    },
    "serializable(Conv)",
    "#Identity",
    "give another name",
  ],
  // Searching.
  [
    "a reward of NaN",
    feed((feedback) => {
      call(feedback, NaN);
    }),
    "Trial 1",
    "NaN",
    "finite",
  ],
  [
    "a reward that is a text",
    feed((feedback) => {
      call(feedback, "0.5");
    }),
    "Trial 1",
    '"0.5"',
    "number",
  ],
  ["no answer", feed(() => undefined), "Trial 1", "no feedback", 'Add "feedback(reward);"'],
  [
    "two answers",
    feed((feedback) => {
      call(feedback, 1);
      call(feedback, 1);
    }),
    "Trial 1",
    "completed already",
    "one answer a trial",
  ],
  ["a broken number of trials", search({ trials: 1.5 }), "trials", "1.5", "a whole number above 0"],
  ["no seconds", search({ seconds: -1 }), "seconds", "-1", "a number above 0"],
  ["a broken seed", search({ seed: NaN }), "seed", "NaN", "a whole number"],
  ["a direction that is none", search({ direction: "up" }), "direction", '"up"', '"maximize"'],
  ["a start that is no point", search({ start: [[0]] }), "start[0]", "[0]", "a list of 6"],
  ["a start that is none", search({ start: "first" }), "start", '"first"', '"default"'],
  ["a population of one", () => new RegularizedEvolution({ population: 1 }), "population", "1", "at least 2"],
  [
    "a tournament above the population",
    () => new RegularizedEvolution({ population: 5, tournament: 6 }),
    "tournament",
    "6",
    "at most 5",
  ],
  [
    "computing with an undecided number",
    () => call((a: number) => a + 1, floatv(0, 1)),
    "floatv(0, 1)",
    "hyper value",
    "materialize() or sample()",
  ],
  [
    "a default space of a name that stands for nothing",
    () => materialize({ x: derived(["y"], (y: number) => y) }, {}),
    "x",
    '"y"',
    "name",
  ],
];

describe("bad JSON, or a bad call of the loop", () => {
  proveRows(rows);
});
