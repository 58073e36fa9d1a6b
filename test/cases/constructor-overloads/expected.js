import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Sized {
    static { $tsglove.define(this, "tsglove-root/test/cases/constructor-overloads/input#Sized", ["width", 0, "unit", 2, "scale", 2], () => [$tsglove.choice(1, 2), $tsglove.choice("px", "em", void 0), void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, ["text"], $parts => { const $0 = [1, 2], $1 = ["px", "em", void 0], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c)); return $made; }; }); }
    #$arg0;
    #$arg1;
    #$arg2;
    grow(_by) {
        return this;
    }
    constructor(width, unit, scale = void 0) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || typeof unit === "object" || typeof scale === "object") && $tsglove.anyOpen(width, unit, scale))
            return $tsglove.defer(this, new.target, [width, unit, scale]);
        this[$init](new.target, width, unit, scale);
    }
    /** The one with a body. */
    [$init]($target, width, unit, scale = 1) {
        this.#$arg0 = width;
        this.#$arg1 = unit;
        this.#$arg2 = arguments[3];
        this.text = void 0;
        this.text = `${width * scale}${unit ?? ""}`;
    }
    [$tsglove.args]() { return [this.#$arg0, this.#$arg1, this.#$arg2]; }
}
console.log(new Sized(1).text, new Sized(2, "em").grow().text, new Sized(2, "px", 3).text, Sized.length);
