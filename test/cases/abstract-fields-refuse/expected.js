import { isAbstract, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const key = Symbol("key");
const word = "spelt";
class Plain {
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.plain = 1;
    }
}
const $superOfAbove = Plain.prototype[$init];
class Above extends Plain {
    static { $tsglove.define(this, "tsglove-root/test/cases/abstract-fields-refuse/input#Above", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }, void 0, ["above", "plain"]); }
    constructor() {
        super($allocate);
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        $superOfAbove.call(this, $target);
        this.above = 2;
    }
    [$tsglove.args]() { return []; }
}
const $superOfFields = Above.prototype[$init];
class Fields extends Above {
    static { $tsglove.define(this, "tsglove-root/test/cases/abstract-fields-refuse/input#Fields", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["own", key, word, "quoted name", "7", "unset"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    static shared = 8;
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        $superOfFields.call(this, $target);
        this.n = n;
        this.own = 3;
        this[key] = 4;
        this[word] = 5;
        this["quoted name"] = 6;
        this[7] = 7;
        this.unset = void 0;
    }
    [$tsglove.args]() { return [this.n]; }
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
    }
    catch (error) {
        console.log(/it has no .* yet/.exec(String(error))?.[0]);
    }
console.log(isAbstract(open.n), "own" in open, Object.keys(open), open.never, Fields.shared);
const made = materialize(open, { n: 1 });
console.log([made.plain, made.above, made.own, made[key], made.spelt, made["quoted name"], made[7], made.unset, made.n]);
