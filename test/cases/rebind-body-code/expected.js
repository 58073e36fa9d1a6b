import { rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const made = [];
class Widget {
    static { $tsglove.define(this, "tsglove-root/test/cases/rebind-body-code/input#Widget", ["n", 1, "unit", 2], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["handlers", "label"], $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }, $made_1 => ({ "#timer": $made_1.#timer })); }
    #$arg1;
    #timer;
    constructor(n, unit = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || typeof unit === "object") && $tsglove.anyOpen(n, unit))
            return $tsglove.defer(this, new.target, [n, unit]);
        this[$init](new.target, n, unit);
    }
    [$init]($target, n, unit = "px") {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.handlers = [];
        this.#timer = { ticks: 0 };
        this.label = "fresh";
        made.push(this);
        const local = n * 2;
        this.handlers.push(() => local, () => this.n, () => ++this.#timer.ticks);
        this.label += unit;
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const widget = new Widget(1, "em");
const run = () => widget.handlers.map((each) => each());
console.log(run(), run(), widget.label);
const [first] = widget.handlers;
rebind(widget, { n: 3 });
console.log(run(), widget.label, first?.(), made.length, made[0] === made[1], Object.keys(widget));
