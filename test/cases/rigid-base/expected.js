import { clone, format, oneof, rebind, sample, RandomSearch, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues, $allocate = $tsglove.allocate, $init = $tsglove.init;
class Table extends Map {
    size;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-base/input#Table", ["size", 1, "factor", 2], () => [$tsglove.choice(1, 2, 3), void 0], void 0, void 0, ["double"]); }
    #$arg1;
    double;
    constructor(size, factor = $hyperValues.exist && typeof size === "object" && $tsglove.anyOpen(size) ? void 0 : size * 2) {
        if ($hyperValues.exist && (typeof size === "object" || (factor instanceof $SplitObject ? $hyperValues.met : typeof factor === "object")) && $tsglove.anyOpen(size, factor))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        super();
        this.size = size;
        this.#$arg1 = arguments[1];
        this.double = factor;
        this.set("size", size);
    }
    [$tsglove.args]() { return [this.size, this.#$arg1]; }
}
class Holder {
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-base/input#Holder", ["table", 1], () => [$tsglove.instance(Table)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(table) {
        if (table === $allocate)
            return;
        if ($hyperValues.exist && (table instanceof $SplitObject ? $hyperValues.met : typeof table === "object") && $tsglove.anyOpen(table))
            return $tsglove.defer(this, new.target, [table]);
        this[$init](new.target, table);
    }
    [$init]($target, table) {
        this.table = table;
    }
    [$tsglove.args]() { return [this.table]; }
}
const table = new Table(2);
console.log(table.get("size"), table.double, format(table));
try {
    rebind(table, { size: 3 });
}
catch (error) {
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
