/**
 * Bad values, paths and edits of many kinds. Each error names where (a path, a decision point), the value that was given, and what may stand
 * there; and leaves everything as it was: the text, the hash, each part the same object, each field what it held.
 */
import { describe } from "vitest";
import {
  DNA,
  dnaSpec,
  floatv,
  insert,
  intv,
  manyof,
  onKey,
  oneof,
  patch,
  RandomSearch,
  rebind,
  remove,
  sample,
  seal,
  valueAt,
  type SampleOptions,
} from "tsglove";
import {
  Conv,
  Identity,
  Trainer,
  call,
  edit,
  editPart,
  copyWith,
  type Row,
  ops,
  filters,
  acts,
  rate,
  proveRows,
} from "./bad-input-world.js";

const rows: readonly Row[] = [
  // Values.
  ["a literal outside its union", edit({ "op.filters": 33 }), "op.filters", "33", filters],
  ["a text for a number", edit({ "op.filters": "32" }), "op.filters", '"32"', filters],
  ["a bigint for a number", edit({ "op.filters": 32n }), "op.filters", "32n", filters],
  ["a boxed number", edit({ "op.filters": new Number(32) }), "op.filters", "a Number", filters],
  ["another text", edit({ act: "Relu" }), "act", '"Relu"', acts],
  ["a number below its range", edit({ lr: 1e-7 }), "lr", "1e-7", rate],
  ["a number above its range", edit({ lr: 1.5 }), "lr", "1.5", rate],
  ["NaN", edit({ lr: NaN }), "lr", "NaN", rate],
  ["an infinity", edit({ lr: Infinity }), "lr", "Infinity", rate],
  ["minus zero in a range above zero", edit({ lr: -0 }), "lr", "-0", rate],
  ["a whole number between steps", edit({ batch: 20 }), "batch", "20", "Int<8, 64, 8>"],
  ["a broken number for a whole one", edit({ batch: 16.5 }), "batch", "16.5", "Int<8, 64, 8>"],
  ["true for a number", edit({ batch: true }), "batch", "true", "Int<8, 64, 8>"],
  ["null for an object", edit({ op: null }), "op", "null", ops],
  ["undefined for what is needed", edit({ op: undefined }), "op", "undefined", ops],
  ["an object of another class", edit({ op: new Date(0) }), "op", "a Date", ops],
  [
    "a plain object for one of a class",
    edit({ op: { filters: 32, kernel: 3 } }),
    "op",
    "a plain object",
    ops,
  ],
  ["a class for an object of it", edit({ op: Conv }), "op", "a function", ops],
  ["an array for an object", edit({ op: [new Conv(32)] }), "op", "an array", ops],
  ["a symbol", edit({ act: Symbol("relu") }), "act", "a symbol", acts],
  [
    "a candidate that does not fit",
    edit({ op: oneof([new Identity(), 7]) }),
    "op",
    "candidate 1",
    `7 is not ${ops}`,
  ],
  ["a range outside its field's", edit({ lr: floatv(0.5, 2) }), "lr", "Float<0.5, 2>", rate],
  [
    "a range of whole numbers off the steps",
    edit({ batch: intv(8, 64, 4) }),
    "batch",
    "Int<8, 64, 4>",
    "Int<8, 64, 8>",
  ],
  ["a list of choices for one", edit({ op: manyof(1, [1]) }), "op", "a list of 1", ops],
  ["a wrong second change", edit({ lr: 0.5, "op.filters": 1 }), "op.filters", "1 is not", filters],
  [
    "what a constructor refuses",
    edit({ layers: [1, 2, 3, 4].map(() => new Identity()) }),
    "layers",
    "4",
    "there may be 3",
  ],
  // Values by a function, and in copies.
  ["a wrong value from a function", editPart("filters", 31), "op.filters", "31", filters],
  [
    "nothing from a function",
    editPart("act", undefined),
    "act",
    '"relu"',
    "Return value to leave a part as it is",
  ],
  ["a wrong value in a copy", copyWith({ "layers[0].filters": 50 }), "layers[0].filters", "50", filters],
  [
    "a wrong value in a patch",
    ({ trainer }) =>
      patch(
        trainer,
        onKey("lr", () => 5),
      ),
    "lr",
    "5",
    rate,
  ],
  // Paths.
  [
    "a misspelt argument",
    edit({ "op.filter": 32 }),
    '"op.filter"',
    "leads nowhere",
    "there is filters, kernel",
  ],
  [
    "a field that is no argument",
    edit({ cost: 5 }),
    '"cost"',
    "leads nowhere",
    "rebound by its init arguments",
  ],
  [
    "an index far behind the end",
    edit({ "layers[5]": new Identity() }),
    '"layers[5]"',
    "leads nowhere",
    "write [2]",
  ],
  [
    "a negative index",
    edit({ "layers[-1]": new Identity() }),
    '"layers[-1]"',
    "leads nowhere",
    "there is 0, 1",
  ],
  [
    "a key of a list that is no index",
    edit({ "layers.length": 0 }),
    '"layers.length"',
    "leads nowhere",
    "there is 0, 1",
  ],
  ["a way through a number", edit({ "lr.x": 1 }), '"lr.x"', "leads nowhere", "has no parts"],
  [
    "a way through what was left out",
    ({ trainer }) => call(rebind, [new Conv(32), { a: undefined, trainer }], { "[1].a.b": 1 }),
    '"[1].a.b"',
    'through "[1].a"',
    "give a value to that first",
  ],
  [
    "a way through an undecided choice",
    ({ space }) => call(rebind, space, { "op.filters": 32 }),
    '"op.filters"',
    "oneof([...])",
    "decide it first",
  ],
  [
    "a path that is none",
    edit({ "op..filters": 32 }),
    '"op..filters"',
    "is no path",
    "model.layers[0].units",
  ],
  ["an empty path", edit({ "": 1 }), '""', "is no path", "write keys and indices"],
  ["an open bracket", edit({ "layers[0": 1 }), '"layers[0"', "is no path", "write keys and indices"],
  [
    "a change inside another",
    edit({ "op.filters": 48, op: new Conv(32) }),
    '"op.filters"',
    'inside "op"',
    "rebind twice",
  ],
  [
    "__proto__ as a property",
    edit({ "tags.__proto__": {} }),
    "tags.__proto__",
    '"__proto__"',
    "is no property to rebind",
  ],
  [
    "reading a path that is none",
    ({ trainer }) => call(valueAt, trainer, "op.size"),
    '"op.size"',
    "leads nowhere",
    "has filters, kernel",
  ],
  // Edits.
  [
    "an insertion where no list is",
    edit({ op: insert(new Identity()) }),
    "op",
    "insert(...)",
    "puts items into a list",
  ],
  [
    "a wrong item inserted into typed candidates",
    ({ space }) => call(rebind, space, { "op[0]": insert(5) }),
    '"op[0]"',
    "oneof([...])",
    "decide it first",
  ],
  [
    "the removal of what is needed",
    edit({ act: remove }),
    "act",
    "Trainer needs its act",
    "only an argument with a default",
  ],
  [
    "an object inside itself",
    ({ trainer }) => call(rebind, trainer, { "tags.note": trainer.tags }),
    "tags.note",
    "a plain object",
    "put a copy there",
  ],
  [
    "an edit of what is sealed",
    () => rebind(seal(new Conv(32)), { filters: 48 }),
    '"filters"',
    "is sealed",
    "clone(x, overrides)",
  ],
  // Constructors with hyper values.
  [
    "a hyper value that does not fit, in a constructor",
    // tsglove-ignore: what is tested is that it throws
    () => new Trainer(oneof([new Conv(32)]), floatv(0, 1), 8, "relu"),
    "Trainer.lr",
    "Float<0, 1>",
    rate,
  ],
  [
    "a plain value that does not fit, beside a hyper value",
    ({ trainer }) => new Trainer(trainer.op, floatv(0.1, 1), 8 + 1, "relu"),
    "Trainer.batch",
    "9",
    "Int<8, 64, 8>",
  ],
];

describe("a bad value, path or edit", () => {
  proveRows(rows);
});

// What the compiler refuses already; the calls above go around it.
export const refused = (trainer: Trainer): void => {
  // @ts-expect-error -- a literal outside of its union
  rebind(trainer, { "op.filters": 33 });
  // @ts-expect-error -- a text for a number
  rebind(trainer, { lr: "0.1" });
  // @ts-expect-error -- a misspelt argument
  rebind(trainer, { "op.filter": 32 });
  // @ts-expect-error -- a candidate that does not fit
  rebind(trainer, { act: oneof(["relu", "tanh"]) });
  // @ts-expect-error -- an index is a number
  DNA.of(dnaSpec(trainer), ["1"]);
  // @ts-expect-error -- a scale that is none
  floatv(1, 2, "cubic");
  // @ts-expect-error -- a direction that is none
  const up: SampleOptions = { direction: "up" };
  // @ts-expect-error -- no list of points
  const from: SampleOptions = { start: "first" };
  sample(trainer, new RandomSearch(), { ...up, ...from });
  // @ts-expect-error -- a text for a number
  new Trainer(new Conv(32), "0.1", 8, "relu");
  // @ts-expect-error -- a path that leads nowhere
  valueAt(trainer, "op.size");
};
