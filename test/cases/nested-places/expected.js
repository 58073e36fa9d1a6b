import { format, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
var Space;
(function (Space) {
    class Root {
        constructor() {
            if (arguments[0] === $allocate)
                return;
            this[$init](new.target);
        }
        [$init]($target) {
            this.root = 1;
        }
    }
    const $superOfOp = Root.prototype[$init];
    class Op extends Root {
        static { $tsglove.define(this, "tsglove-root/test/cases/nested-places/input#Op@Space", ["k", 1], () => [$tsglove.choice(3, 5)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["root"], $parts => { const $0 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
        constructor(k) {
            super($allocate);
            if (k === $allocate)
                return;
            if ($hyperValues.exist && typeof k === "object" && $tsglove.anyOpen(k))
                return $tsglove.defer(this, new.target, [k]);
            this[$init](new.target, k);
        }
        [$init]($target, k) {
            $superOfOp.call(this, $target);
            this.k = k;
        }
        [$tsglove.args]() { return [this.k]; }
    }
    Space.Op = Op;
    let Deep;
    (function (Deep) {
        const $superOfNet = Op.prototype[$init];
        class Net extends Op {
            static { $tsglove.define(this, "tsglove-root/test/cases/nested-places/input#Net@Space.Deep", ["op", 1], () => [$tsglove.instance($tsglove.classById("tsglove-root/test/cases/nested-places/input#Op@Space"))], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
            constructor(op) {
                super($allocate);
                if (op === $allocate)
                    return;
                if ($hyperValues.exist && (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") && $tsglove.anyOpen(op))
                    return $tsglove.defer(this, new.target, [op]);
                this[$init](new.target, op);
            }
            [$init]($target, op) {
                $superOfNet.call(this, $target, 3);
                this.op = op;
            }
            [$tsglove.args]() { return [this.op]; }
        }
        Deep.Net = Net;
    })(Deep = Space.Deep || (Space.Deep = {}));
})(Space || (Space = {}));
function make(extra) {
    class Local {
        constructor() {
            if (arguments[0] === $allocate)
                return;
            this[$init](new.target);
        }
        [$init]($target) {
            this.local = extra;
        }
    }
    const $superOfNet_1 = Local.prototype[$init];
    class Net extends Local {
        static { $tsglove.define(this, "tsglove-root/test/cases/nested-places/input#Net@make", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["local"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
        constructor(n) {
            super($allocate);
            if (n === $allocate)
                return;
            if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
                return $tsglove.defer(this, new.target, [n]);
            this[$init](new.target, n);
        }
        [$init]($target, n) {
            $superOfNet_1.call(this, $target);
            this.n = n;
        }
        [$tsglove.args]() { return [this.n]; }
    }
    return Net;
}
{
    class Block {
        static { $tsglove.define(this, "tsglove-root/test/cases/nested-places/input#Block@", ["n", 3], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [1], void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
        constructor(n = void 0) {
            if (n === $allocate)
                return;
            if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
                return $tsglove.defer(this, new.target, [n]);
            this[$init](new.target, n);
        }
        [$init]($target, n = 1) {
            this.n = n;
        }
        [$tsglove.args]() { return [this.n]; }
    }
    console.log(new Block(), format(new Block(oneof([1, 2]))));
}
const [One, Two] = [make(1), make(2)];
console.log(new One(1), new Two(2).local, format(new Two(oneof([1, 2]))));
const net = new Space.Deep.Net(new Space.Op(oneof([3, 5])));
console.log(format(net), materialize(net, { "op.k": 5 }));
