import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Handlers {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-functions/input#Handlers", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["arrow", "plain", "inner", "kept", "typed", "wrapped", Symbol.iterator], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = void 0;
        this.#$fields();
        this.n = n;
    }
    #$fields() {
        this.arrow = { "arrow": () => this.n }["arrow"];
        this.plain = { "plain": function () {
                return this.n;
            } }["plain"];
        this.inner = { "inner": class {
                n = 1;
            } }["inner"];
        this.kept = Math.max;
        this.typed = { "typed": (() => this.n) }["typed"];
        this.wrapped = { "wrapped": function () {
                return 1;
            } }["wrapped"];
        this[Symbol.iterator] = { [Symbol.iterator]: () => [this.n][Symbol.iterator]() }[Symbol.iterator];
    }
    [$tsglove.args]() { return [this.n]; }
}
const { arrow, plain } = new Handlers(2);
console.log(arrow(), plain.call(new Handlers(1)), new Handlers(1).arrow === new Handlers(1).arrow);
console.log([arrow.name, plain.name, new Handlers(1).inner.name, new Handlers(1).kept.name]);
const { typed, wrapped, [Symbol.iterator]: iterator } = new Handlers(2);
console.log(typed(), [...new Handlers(2)]);
console.log([typed.name, wrapped.name, iterator.name]);
