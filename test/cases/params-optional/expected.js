import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Optional {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-optional/input#Optional", ["a", 3, "b", 3, "c", 2], () => [$tsglove.choice(1, 2, void 0), $tsglove.choice(3, 4, void 0), void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, () => [void 0, 3, void 0], ["seen"], $parts => { const $0 = [1, 2, void 0], $1 = [3, 4, void 0], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c)); return $made; }; }); }
    #$arg2;
    constructor(a, b = void 0, c) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || typeof b === "object" || typeof c === "object") && $tsglove.anyOpen(a, b, c))
            return $tsglove.defer(this, new.target, [a, b, c]);
        this[$init](new.target, a, b, c);
    }
    [$init]($target, a, b = 3, c) {
        this.#$arg2 = c;
        this.a = a;
        this.b = b;
        this.seen = void 0;
        this.seen = `${String(a)} ${String(b)} ${String(c)}`;
    }
    [$tsglove.args]() { return [this.a, this.b, this.#$arg2]; }
}
console.log(new Optional().seen, new Optional(undefined, undefined).seen, new Optional(1, 4, "c").seen, Optional.length);
console.log(Object.entries(new Optional(2)));
