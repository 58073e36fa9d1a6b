/**
 * Bad domains, DNA and decisions of many kinds. Each error names where (a path, a decision point), the value that was given, and what may stand
 * there; and leaves everything as it was: the text, the hash, each part the same object, each field what it held.
 */
// tsglove-ignore-file: what is tested is that these throw
import { describe } from "vitest";
import {
  constrain,
  DNA,
  dnaAt,
  dnaSpec,
  evolve,
  floatv,
  intv,
  manyof,
  materialize,
  nextDna,
  oneof,
  permutate,
  template,
} from "tsglove";
import {
  Conv,
  Trainer,
  call,
  numbers,
  set,
  compact,
  choose,
  encode,
  program,
  type Row,
  ops,
  acts,
  rate,
  proveRows,
} from "./bad-input-world.js";

const rows: readonly Row[] = [
  // Domains.
  ["no candidates", () => oneof([]), "oneof", "there are no candidates", "give at least one"],
  ["no candidates of several", () => manyof(1, []), "manyof", "there are no candidates", "give at least one"],
  ["nothing to order", () => permutate([]), "permutate", "there are no candidates", "give at least one"],
  ["more distinct than there are", () => manyof(3, [1, 2]), "manyof", "3 distinct of 2", "distinct: false"],
  ["a count that is none", () => manyof(1.5, [1, 2]), "manyof", "1.5", "a whole number of at least 1"],
  ["a reversed range", () => floatv(2, 1), "Float", "2 to 1", "smaller number first"],
  ["a range with NaN", () => floatv(NaN, 1), "Float", "NaN", "finite"],
  ["a log range from zero", () => floatv(0, 1, "log"), "Float", "0", "log"],
  ["a scale that is none", () => call(floatv, 1, 2, "cubic"), "Float", "cubic", "log"],
  ["a reversed range of whole numbers", () => intv(3, 1), "Int", "3 to 1", "smaller number first"],
  ["a broken bound", () => intv(0.5, 3), "Int", "0.5", "whole number"],
  ["a step of zero", () => intv(0, 3, 0), "Int", "step of 0", "give 1 or more"],
  [
    "more whole numbers than can be counted",
    () => intv(-(2 ** 53) + 1, 2 ** 53 - 1),
    "Int",
    "-9007199254740991",
    "can be counted",
  ],
  [
    "one name for two domains",
    () => template([oneof([1], { name: "x" }), oneof([2], { name: "x" })]),
    '"x"',
    "[1]",
    "name",
  ],
  ["evolving what has no parts", () => call(evolve, 5, () => 5), "evolve", "5", "a list or a plain object"],
  // DNA as numbers.
  ["an index of -1", set(0, -1), '"op"', "-1", "a whole number from 0 to 1 (the index of Conv | Identity)"],
  ["an index above", set(0, 2), '"op"', "2", "a whole number from 0 to 1 (the index of Conv | Identity)"],
  ["a broken index", set(3, 0.5), '"act"', "0.5", '(the index of "relu" | "gelu")'],
  ["true as an index", set(3, true), '"act"', "true", "a whole number from 0 to 1"],
  ["a text as an index", set(0, "1"), '"op"', '"1"', "a whole number from 0 to 1"],
  ["a float out of its range", set(1, 2), '"lr"', "2", "a number from 1e-6 to 1"],
  ["a float that is NaN", set(1, NaN), '"lr"', "NaN", "a number from 1e-6 to 1"],
  ["an int's index above", set(2, 8), '"batch"', "8", "(the index of 8 to 64 by 8)"],
  ["a subchoice out of order", set(5, 0), '"inputs[1]"', "0", "distinct and sorted, 2 in all"],
  ["the number of no genome", set(6, 99), '"word"', "99", "the number of a genome"],
  ["decisions missing", numbers((given) => given.slice(0, 4)), '"inputs[0]"', "ends before", "10 | 20 | 30"],
  ["decisions too many", numbers((given) => [...given, 0]), "The DNA", "8 long", "take 7"],
  [
    "a DNA of another space",
    ({ template: { decode } }) => decode(DNA.of(dnaSpec(oneof([1, 2, 3])), [2])),
    '"op"',
    "2",
    "a whole number from 0 to 1",
  ],
  // DNA as JSON.
  ["no list", compact(() => 5), "The DNA", "5", "a list of 6"],
  ["a list too short", compact((json) => json.slice(1)), "The DNA", "[0.1, 1", "a list of 6"],
  [
    "null for a decision",
    compact((json) => [null, ...json.slice(1)]),
    '"op"',
    "null",
    "a decision: a number",
  ],
  [
    "an object for a decision",
    compact((json) => [{ __proto__: null }, ...json.slice(1)]),
    '"op"',
    "an object",
    "a decision: a number",
  ],
  [
    "a choice without what it opens",
    compact((json) => [0, ...json.slice(1)]),
    '"op"',
    "0 stands",
    '"op[=0/2].filters"',
  ],
  [
    "a number for a genome",
    compact((json) => [...json.slice(0, 5), 7]),
    '"word"',
    "7",
    "the text of a genome",
  ],
  [
    "a text that is no genome",
    compact((json) => [...json.slice(0, 5), "abc"]),
    '"word"',
    '"abc"',
    "letters other than a and b",
  ],
  // Decisions in a dictionary.
  ["a value that is no candidate", choose({ act: "tanh" }), '"act"', '"tanh"', acts],
  ["an index where a value is meant", choose({ batch: 0 }), '"batch"', "0", "8 to 64 by 8"],
  ["a value between steps", choose({ batch: 12 }), '"batch"', "12", "8 to 64 by 8"],
  ["an unknown class", choose({ op: "Pool" }), '"op"', '"Pool"', ops],
  [
    "an unknown point",
    choose({ momentum: 0.9 }),
    '"momentum"',
    "is no decision point",
    "op, op[=0/2].filters, lr",
  ],
  [
    "a point that is not active",
    choose({ "op[=0/2].filters": 32 }),
    '"op[=0/2].filters"',
    "leave it out",
    "remove it",
  ],
  [
    "a point not decided",
    ({ space }) => call(materialize, space, { op: "Identity" }),
    '"lr"',
    "is not decided",
    "1e-6 to 1, log",
  ],
  [
    "a list too long",
    ({ space }) =>
      call(materialize, space, {
        op: "Identity",
        lr: 0.1,
        batch: 8,
        act: "relu",
        inputs: [10, 20, 30],
        word: "a",
      }),
    '"inputs"',
    "[10, 20, 30]",
    "10 | 20 | 30",
  ],
  [
    "a list with one twice",
    ({ space }) =>
      call(materialize, space, {
        op: "Identity",
        lr: 0.1,
        batch: 8,
        act: "relu",
        inputs: [10, 10],
        word: "a",
      }),
    '"inputs[1]"',
    "10",
    "distinct",
  ],
  [
    "decisions that break a constraint",
    () =>
      materialize(
        constrain({ x: oneof([1, 2]) }, ({ x }) => x < 2, "x below 2"),
        { x: 2 },
      ),
    "x below 2",
    "1",
    "constraint",
  ],
  // Programs to encode.
  ["a program of another shape", encode([1, 2]), "This", "an array", "a plain object"],
  ["a part out of its range", program({ lr: 5 }), "lr", "5", rate],
  [
    "a part that is none of the candidates",
    program({ act: "tanh" }),
    "act",
    '"tanh"',
    "none of its 2 candidates",
  ],
  [
    "a part deep in a candidate",
    program({ op: new Trainer(new Conv(32), 0.1, 8, "relu") }),
    "op",
    "a Trainer",
    "none of its 2 candidates",
  ],
  [
    "a list in another order",
    program({ inputs: [30, 10] }),
    "inputs",
    "[30, 10]",
    "3 candidates, each once, in their order",
  ],
  ["a value without a way back", program({ word: "ab" }), "word", "custom(...)", "no encode"],
  // Places in enumeration.
  [
    "a point that is not there",
    () => dnaAt(dnaSpec(oneof([1, 2])), 2n),
    "no point 2",
    "has 2",
    "counted from 0",
  ],
  [
    "what comes after a float",
    () => nextDna(DNA.of(dnaSpec({ lr: floatv(0, 1) }), [0.5])),
    '"lr"',
    "is a float",
    "no next value",
  ],
];

describe("a bad domain, DNA or decision", () => {
  proveRows(rows);
});
