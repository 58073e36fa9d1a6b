import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Symbols {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-symbols/input#Symbols", ["n", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    *[Symbol.iterator]() {
        for (let i = 0; i < this.n; i++)
            yield i;
    }
    async *[Symbol.asyncIterator]() {
        yield this.n;
    }
    [Symbol.toPrimitive](hint) {
        return hint === "number" ? this.n : `hint ${hint}`;
    }
    get [Symbol.toStringTag]() {
        return "Tagged";
    }
    static [Symbol.hasInstance](value) {
        return value === 5;
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
const made = new Symbols(3);
console.log([...made], `${String(made)}`, Number(made), Object.prototype.toString.call(made));
console.log(5 instanceof Symbols, made instanceof Symbols, made);
void (async () => {
    for await (const each of made)
        console.log(each);
})();
