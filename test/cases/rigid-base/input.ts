import { clone, format, oneof, rebind, sample, RandomSearch, searchable } from "tsglove";

@searchable
class Table extends Map<string, number> {
  readonly double: number;
  constructor(
    readonly size: 1 | 2 | 3,
    factor = size * 2,
  ) {
    super();
    this.double = factor;
    this.set("size", size);
  }
}
@searchable
class Holder {
  constructor(readonly table: Table) {}
}

const table = new Table(2);
console.log(table.get("size"), table.double, format(table));
try {
  rebind(table, { size: 3 });
} catch (error) {
  console.log(String(error));
}
console.log(clone(table, {}).get("size"));
const holder = new Holder(table);
rebind(holder, { "table.size": 3 });
console.log(holder.table.get("size"), holder.table === table, holder.table.double);
const hyper = new Holder(new Table(oneof([1, 3])));
console.log(hyper.table instanceof Table, format(hyper));
for (const [each, feedback] of sample(hyper, new RandomSearch({ seed: 1 }), { trials: 2 })) {
  console.log(each.table.get("size") === each.table.size);
  feedback(1);
}
