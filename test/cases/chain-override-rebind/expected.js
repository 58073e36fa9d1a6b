import { clone, format, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-override-rebind/input#Base", ["size", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["twice"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(size) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && typeof size === "object" && $tsglove.anyOpen(size))
            return $tsglove.defer(this, new.target, [size]);
        this[$init](new.target, size);
    }
    [$init]($target, size) {
        this.size = size;
        this.twice = void 0;
        this.twice = size * 2;
    }
    [$tsglove.args]() { return [this.size]; }
}
const $superOfHiding = Base.prototype[$init];
class Hiding extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-override-rebind/input#Hiding", ["size", 0], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["size"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    #$arg0;
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfHiding.call(this, $target, $arg0);
        this.#$arg0 = $arg0;
        this.size = 3;
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
const hiding = new Hiding(1);
console.log(hiding.size, hiding.twice, format(hiding));
rebind(hiding, (key, value) => (key === "size" ? 2 : value));
console.log(hiding.size, hiding.twice, format(hiding), clone(hiding).twice);
