import { isSymbolic, oneof, searchable, symbolize } from "tsglove";
import { subclasses } from "./foreign.mjs";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/uncompiled-subclass/input#Base", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["doubled"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
        this.doubled = void 0;
        this.doubled = n * 2;
    }
    [$tsglove.args]() { return [this.n]; }
}
for (const Sub of subclasses(Base)) {
    const made = new Sub(2);
    console.log(Sub.name, made.doubled, made.extra, made instanceof Base, isSymbolic(made));
    try {
        new Sub(oneof([1, 2]));
    }
    catch (error) {
        console.log(String(error));
    }
}
console.log(typeof symbolize);
