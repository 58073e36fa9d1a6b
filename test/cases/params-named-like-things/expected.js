import * as $tsglove_1 from "tsglove/compiled";
const $allocate_1 = $tsglove_1.allocate, $init = $tsglove_1.init, $hyperValues = $tsglove_1.hyperValues;
class Odd {
    static { $tsglove_1.define(this, "tsglove-root/test/cases/params-named-like-things/input#Odd", ["Odd", 1, "undefined_", 3, "$tsglove", 3, "$allocate", 3, "$target", 3, "$args", 3, "Object", 3, "typeof_", 3], () => [$tsglove_1.choice(1, 2), void 0, void 0, void 0, void 0, void 0, void 0, $tsglove_1.choice("bigint", "boolean", "function", "number", "object", "string", "symbol", "undefined")], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7) => { const $made = new this($allocate_1); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = $parts[1], $2 = $parts[2], $3 = $parts[3], $4 = $parts[4], $5 = $parts[5], $6 = $parts[6], $7 = ["bigint", "boolean", "function", "number", "object", "string", "symbol", "undefined"]; return $c => { const $made = new this($allocate_1); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2($c), $3($c), $4($c), $5($c), $6($c), $7[$c.numbers[$c.at++]] ?? $parts[7]($c)); return $made; }; }); }
    #$arg7;
    constructor(Odd, undefined_ = void 0, $tsglove = void 0, $allocate = void 0, $target = void 0, $args = void 0, Object = void 0, typeof_ = void 0) {
        if (Odd === $allocate_1)
            return;
        if ($hyperValues.exist && (typeof Odd === "object" || typeof undefined_ === "object" || typeof $tsglove === "object" || typeof $allocate === "object" || typeof $target === "object" || typeof $args === "object" || typeof Object === "object" || typeof typeof_ === "object") && $tsglove_1.anyOpen(Odd, undefined_, $tsglove, $allocate, $target, $args, Object, typeof_))
            return $tsglove_1.defer(this, new.target, [Odd, undefined_, $tsglove, $allocate, $target, $args, Object, typeof_]);
        this[$init](new.target, Odd, undefined_, $tsglove, $allocate, $target, $args, Object, typeof_);
    }
    [$init]($target_1, Odd, undefined_ = "u", $tsglove = 1, $allocate = 2, $target = 3, $args = 4, Object = 5, typeof_ = typeof Odd) {
        this.#$arg7 = arguments[8];
        this.Odd = Odd;
        this.undefined_ = undefined_;
        this.$tsglove = $tsglove;
        this.$allocate = $allocate;
        this.$target = $target;
        this.$args = $args;
        this.Object = Object;
        this.typeof_ = typeof_;
    }
    [$tsglove_1.args]() { return [this.Odd, this.undefined_, this.$tsglove, this.$allocate, this.$target, this.$args, this.Object, this.#$arg7]; }
}
console.log(JSON.stringify(new Odd(1)), Odd.name, Odd.length);
