import { format, oneof, searchable } from "tsglove";
import { Leaf } from "./leaf.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
const $superOfTop = Leaf.prototype[$init];
class Top extends Leaf {
    static { $tsglove.define(this, "tsglove-root/test/cases/cycle-of-extends/input#Top", ["base", 1, "n", 0], () => [void 0, $tsglove.choice(1, 2)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = $parts[0], $1 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c)); return $made; }; }); }
    #$arg1;
    constructor(base, n) {
        super($allocate);
        if (base === $allocate)
            return;
        if ($hyperValues.exist && ((base instanceof $SplitObject ? $hyperValues.met : typeof base === "object") || typeof n === "object") && $tsglove.anyOpen(base, n))
            return $tsglove.defer(this, new.target, [base, n]);
        this[$init](new.target, base, n);
    }
    [$init]($target, base, n) {
        $superOfTop.call(this, $target, n, "top");
        this.#$arg1 = n;
        this.base = base;
    }
    [$tsglove.args]() { return [this.base, this.#$arg1]; }
}
console.log(format(new Top(new Leaf(oneof([1, 2])), 1)), new Leaf(2).make().kind, new Top(new Leaf(1), 2).kind);
