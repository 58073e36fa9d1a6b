import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { searchable } from "tsglove";
class Thrower {
    static { $tsglove.define(this, "tsglove-root/test/cases/source-map/input#Thrower", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
    shout() {
        throw new Error("in a method");
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this["tsglove.init"](new.target, n);
    }
    "tsglove.init"($target, n) {
        this.n = n;
        this.doubled = void 0;
        this.doubled = n * 2;
        if (n === 2)
            throw new Error("in the constructor");
    }
    [$tsglove.args]() { return [this.n]; }
}
for (const run of [() => new Thrower(2), () => new Thrower(1).shout()])
    try {
        run();
    }
    catch (error) {
        const line = error instanceof Error ? error.stack?.split("\n")[1] : "";
        console.log(line?.replace(/\(.*[/\\]/, "("));
    }
