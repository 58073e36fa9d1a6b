import { rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Steps {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-mixin-rebind/input#Steps", ["step", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    size() {
        return this.step * 100;
    }
    constructor(step) {
        if (step === $allocate)
            return;
        if ($hyperValues.exist && typeof step === "object" && $tsglove.anyOpen(step))
            return $tsglove.defer(this, new.target, [step]);
        this[$init](new.target, step);
    }
    [$init]($target, step) {
        this.step = step;
    }
    [$tsglove.args]() { return [this.step]; }
}
class Walk {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-mixin-rebind/input#Walk", ["way", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["length"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(way) {
        if (way === $allocate)
            return;
        if ($hyperValues.exist && typeof way === "object" && $tsglove.anyOpen(way))
            return $tsglove.defer(this, new.target, [way]);
        this[$init](new.target, way);
    }
    [$init]($target, way) {
        this.way = way;
        this.length = void 0;
        this.length = way * 10;
    }
    [$tsglove.args]() { return [this.way]; }
}
for (const name of Object.getOwnPropertyNames(Steps.prototype))
    Object.defineProperty(Walk.prototype, name, Object.getOwnPropertyDescriptor(Steps.prototype, name) ?? {});
const walk = new Walk(2);
console.log(walk.length, rebind(walk, { way: 3 }).length, new Steps(2).size());
