/** Operations on one tree of 259 objects, beside recursive functions that know its two classes. */
import { clone, diff, eq, fromJSON, hash, query, rebind, searchable, toJSON } from "tsglove";
import type { Pair } from "./pairs.js";
import * as plain from "./plain-tree.js";

@searchable
class Leaf {
  constructor(
    readonly x: number,
    readonly y: number,
    readonly name: string,
  ) {}
}
@searchable
class Branch {
  constructor(
    readonly label: string,
    readonly children: readonly (Branch | Leaf)[],
  ) {}
}

/** 43 branches of 6 children, in 3 levels, and 216 leaves. */
function build(level = 0, at = 0): Branch {
  return new Branch(
    `branch ${level}`,
    Array.from({ length: 6 }, (_, i) =>
      level < 2 ? build(level + 1, at * 6 + i) : new Leaf(at, i, `leaf ${i}`),
    ),
  );
}

const tree = build();
const same = build();
const other = rebind(build(), { "children[3].children[2].children[4].x": -1 });
const edited = build();
const grown = build();
const text = JSON.stringify(toJSON(tree));
const plainTree = plain.build();
const plainSame = plain.build();
const plainOther = plain.withLeaf(plain.build(), [3, 2, 4], -1);
const plainText = plain.stringify(plainTree);
let [plainEdited, plainGrown] = [plain.build(), plain.build()];
let turn = 0;

export const treePairs: readonly Pair[] = [
  {
    name: "tree of 259: construct",
    pyglove: "symbolic.a_construct",
    ours: () => build(),
    byHand: () => plain.build(),
  },
  {
    name: "tree of 259: clone",
    pyglove: "symbolic.b_clone_deep",
    ours: () => clone(tree),
    byHand: () => plain.copy(plainTree),
  },
  {
    name: "tree of 259: eq of equal trees",
    pyglove: "symbolic.x_eq",
    ours: () => eq(tree, same),
    byHand: () => plain.equal(plainTree, plainSame),
  },
  {
    name: "tree of 259: rebind a leaf at depth 3, against new objects on the way",
    pyglove: "symbolic.c_rebind_one_leaf",
    ours: () => rebind(edited, { "children[3].children[2].children[4].x": turn++ }),
    byHand: () => (plainEdited = plain.withLeaf(plainEdited, [3, 2, 4], turn++)),
  },
  {
    name: "tree of 259: rebind by function, all 432 numbers, against a new tree",
    pyglove: "symbolic.c_rebind_fn_changes_all_ints",
    ours: () =>
      rebind(grown, (_key, value: unknown) => (typeof value === "number" ? (value + 1) % 1000 : value)),
    byHand: () =>
      (plainGrown = plain.mapped(plainGrown, (_key, value) =>
        typeof value === "number" ? (value + 1) % 1000 : value,
      )),
  },
  {
    name: "tree of 259: rebind by function, no change",
    pyglove: "symbolic.c_rebind_fn_changes_nothing",
    ours: () => rebind(tree, (_key, value: unknown) => value),
    byHand: () => plain.visited(plainTree, (_key, value) => value),
  },
  {
    name: "tree of 259: hash",
    pyglove: "symbolic.x_hash",
    ours: () => hash(tree),
    byHand: () => plain.hashed(plainTree, 0),
  },
  {
    name: "tree of 259: query all numbers, with their paths",
    pyglove: "symbolic.x_query_ints",
    ours: () => query(tree, (value) => typeof value === "number"),
    byHand: () => plain.numbers(plainTree, "", []),
  },
  {
    name: "tree of 259: diff, one leaf differs",
    pyglove: "symbolic.x_diff_one_leaf",
    ours: () => diff(tree, other, { flat: true }),
    byHand: () => plain.differences(plainTree, plainOther, "", []),
  },
  {
    name: "tree of 259: to JSON text",
    pyglove: "symbolic.h_to_json_str",
    ours: () => JSON.stringify(toJSON(tree)),
    byHand: () => plain.stringify(plainTree),
  },
  {
    name: "tree of 259: from JSON text",
    pyglove: "symbolic.h_from_json_str",
    ours: () => fromJSON(JSON.parse(text)),
    byHand: () => plain.parse(plainText),
  },
];
