import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Jumps {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-mixin/input#Jumps", ["power", 3], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [2], ["height"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    jump() {
        return this.height * this.power;
    }
    constructor(power = void 0) {
        if (power === $allocate)
            return;
        if ($hyperValues.exist && typeof power === "object" && $tsglove.anyOpen(power))
            return $tsglove.defer(this, new.target, [power]);
        this[$init](new.target, power);
    }
    [$init]($target, power = 2) {
        this.power = power;
        this.height = 3;
    }
    [$tsglove.args]() { return [this.power]; }
}
class Runs {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-mixin/input#Runs", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }, void 0, ["speed"]); }
    run() {
        return this.speed;
    }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.speed = 5;
    }
    [$tsglove.args]() { return []; }
}
class Frog {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-mixin/input#Frog", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }, void 0, ["colour"]); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.colour = "green";
    }
    [$tsglove.args]() { return []; }
}
for (const mixin of [Jumps, Runs])
    for (const name of Object.getOwnPropertyNames(mixin.prototype))
        if (name !== "constructor")
            Object.defineProperty(Frog.prototype, name, Object.getOwnPropertyDescriptor(mixin.prototype, name) ?? {});
const frog = Object.assign(new Frog(), { height: 1, power: 7, speed: 9 });
console.log(frog, frog.jump(), frog.run(), Object.getOwnPropertyNames(Frog.prototype));
for (const type of [Jumps, Runs])
    console.log(Object.getOwnPropertyNames(type.prototype), new type());
