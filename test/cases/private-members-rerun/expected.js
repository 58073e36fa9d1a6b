import { clone, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    #log;
    add(text) {
        this.#log.push(text);
    }
    get log() {
        return this.#log.join();
    }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.#log = [];
    }
}
const $superOfDeep = Base.prototype[$init];
class Deep extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/private-members-rerun/input#Deep", ["n", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    #sum;
    static #runs = 0;
    #grow(by) {
        this.#sum += by;
    }
    get #half() {
        return this.#sum / 2;
    }
    half() {
        return this.#half;
    }
    grow() {
        this.#grow(10);
        return this;
    }
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        $superOfDeep.call(this, $target);
        this.n = n;
        this.#sum = 0;
        this.#grow(n);
        this.add(`run ${++Deep.#runs}`);
    }
    [$tsglove.args]() { return [this.n]; }
}
const deep = new Deep(2).grow();
console.log(deep.half(), deep.log);
rebind(deep, { n: 3 });
console.log(deep.half(), deep.log, clone(deep).half());
