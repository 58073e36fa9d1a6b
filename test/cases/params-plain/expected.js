import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Area {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-plain/input#Area", ["width", 0, "height", 0], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["size"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg0;
    #$arg1;
    constructor(width, height) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || typeof height === "object") && $tsglove.anyOpen(width, height))
            return $tsglove.defer(this, new.target, [width, height]);
        this[$init](new.target, width, height);
    }
    [$init]($target, width, height) {
        this.#$arg0 = width;
        this.#$arg1 = height;
        this.size = void 0;
        width += 10;
        this.size = width * height;
    }
    [$tsglove.args]() { return [this.#$arg0, this.#$arg1]; }
}
console.log(new Area(2, 3).size, Area.length, Object.keys(new Area(1, 1)));
