import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Quiet {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-unused-and-underscored/input#Quiet", ["_first", 0, "_", 1, "__proto", 3], () => [$tsglove.choice(1, 2), $tsglove.choice(3, 4), $tsglove.constant(5)], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, () => [void 0, void 0, 5], void 0, $parts => { const $0 = [1, 2], $1 = [3, 4], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c)); return $made; }; }); }
    #$arg0;
    constructor(_first, _, __proto = void 0) {
        if (_first === $allocate)
            return;
        if ($hyperValues.exist && (typeof _first === "object" || typeof _ === "object" || typeof __proto === "object") && $tsglove.anyOpen(_first, _, __proto))
            return $tsglove.defer(this, new.target, [_first, _, __proto]);
        this[$init](new.target, _first, _, __proto);
    }
    [$init]($target, _first, _, __proto = 5) {
        this.#$arg0 = _first;
        this._ = _;
        this.__proto = __proto;
    }
    [$tsglove.args]() { return [this.#$arg0, this._, this.__proto]; }
}
console.log(new Quiet(1, 4), Quiet.length);
