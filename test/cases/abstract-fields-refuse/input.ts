import { isAbstract, materialize, oneof, searchable } from "tsglove";
const key: unique symbol = Symbol("key");
const word = "spelt";
class Plain {
  plain = 1;
}
@searchable
class Above extends Plain {
  above = 2;
}
@searchable
class Fields extends Above {
  own = 3;
  [key] = 4;
  [word] = 5;
  "quoted name" = 6;
  7 = 7;
  unset?: number;
  static shared = 8;
  declare never: number;
  constructor(readonly n: 1 | 2) {
    super();
  }
}
const open = new Fields(oneof([1, 2]));
const reads = [
  () => open.plain,
  () => open.above,
  () => open.own,
  () => open[key],
  () => open.spelt,
  () => open["quoted name"],
  () => open[7],
  () => open.unset,
  () => (open.own = 1),
];
for (const read of reads)
  try {
    console.log(read());
  } catch (error) {
    console.log(/it has no .* yet/.exec(String(error))?.[0]);
  }
console.log(isAbstract(open.n), "own" in open, Object.keys(open), open.never, Fields.shared);
const made = materialize(open, { n: 1 });
console.log([made.plain, made.above, made.own, made[key], made.spelt, made["quoted name"], made[7], made.unset, made.n]);
