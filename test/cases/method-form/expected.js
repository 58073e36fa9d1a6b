/** `interface X extends Symbolic {}` gives a class the methods; a member of its own stays. */
import { floatv, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Trainer {
    static { $tsglove.define(this, "tsglove-root/test/cases/method-form/input#Trainer", ["units", 1, "lr", 1], () => [$tsglove.choice(8, 16), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [8, 16], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); $tsglove.methods(this); }
    format() {
        return `mine, ${this.lr}`;
    }
    constructor(units, lr) {
        if (units === $allocate)
            return;
        if ($hyperValues.exist && (typeof units === "object" || typeof lr === "object") && $tsglove.anyOpen(units, lr))
            return $tsglove.defer(this, new.target, [units, lr]);
        this[$init](new.target, units, lr);
    }
    [$init]($target, units, lr) {
        this.units = units;
        this.lr = lr;
    }
    [$tsglove.args]() { return [this.units, this.lr]; }
}
class Plain {
    static { $tsglove.define(this, "tsglove-root/test/cases/method-form/input#Plain", ["units", 1], () => [$tsglove.choice(8, 16)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [8, 16]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(units) {
        if (units === $allocate)
            return;
        if ($hyperValues.exist && typeof units === "object" && $tsglove.anyOpen(units))
            return $tsglove.defer(this, new.target, [units]);
        this[$init](new.target, units);
    }
    [$init]($target, units) {
        this.units = units;
    }
    [$tsglove.args]() { return [this.units]; }
}
const trainer = new Trainer(8, 0.1);
const other = trainer.clone({ units: 16 }).rebind({ lr: 0.2 });
console.log(other.format(), trainer.eq(other), trainer.diff(other, { flat: true }), other.query("units"));
console.log(new Trainer(8, floatv(0, 1)).clone().rebind({ lr: 1 }).format());
console.log(JSON.stringify({ trainer }), Object.keys(trainer), "clone" in new Plain(8));
