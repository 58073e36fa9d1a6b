import * as $tsglove from "tsglove/compiled";
import { searchable } from "tsglove";
class Thrower {
    static { $tsglove.define(this, "tsglove-root/test/cases/source-map/input#Thrower", ["n", 1], false, () => [$tsglove.choice(1, 2)]); }
    shout() {
        throw new Error("in a method");
    }
    constructor(n) {
        if (n === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$tsglove.init](new.target, n);
    }
    [$tsglove.init]($target, n) {
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
