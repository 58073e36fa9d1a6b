import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    get size() {
        return 1;
    }
    set size(_) { }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
}
const $superOfAccessing = Base.prototype[$init];
class Accessing extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/accessors/input#Accessing", ["start", 0], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    #$arg0;
    #raw;
    get size() {
        return this.#raw + super.size;
    }
    set size(value) {
        super.size = value;
        this.#raw = value * 10;
    }
    static get shared() {
        return "static";
    }
    constructor(start) {
        super($allocate);
        if (start === $allocate)
            return;
        if ($hyperValues.exist && typeof start === "object" && $tsglove.anyOpen(start))
            return $tsglove.defer(this, new.target, [start]);
        this[$init](new.target, start);
    }
    [$init]($target, start) {
        $superOfAccessing.call(this, $target);
        this.#$arg0 = start;
        this.#raw = 0;
        this.size = start;
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
const made = new Accessing(2);
made.size += 1;
console.log(made.size, Accessing.shared, Object.keys(made), made);
