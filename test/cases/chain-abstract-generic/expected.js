import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Shape {
    describe() {
        return `${this.kind} ${this.area()} ${String(this.unit)}`;
    }
    constructor(unit) {
        if (unit === $allocate)
            return;
        this[$init](new.target, unit);
    }
    [$init]($target, unit) {
        this.unit = unit;
    }
}
const $superOfSided = Shape.prototype[$init];
class Sided extends Shape {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-abstract-generic/input#Sided", ["unit", 0, "side", 1], () => [void 0, void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }); }
    #$arg0;
    constructor(unit, side) {
        super($allocate);
        if (unit === $allocate)
            return;
        if ($hyperValues.exist && ((unit instanceof $SplitObject ? $hyperValues.met : typeof unit === "object") || (side instanceof $SplitObject ? $hyperValues.met : typeof side === "object")) && $tsglove.anyOpen(unit, side))
            return $tsglove.defer(this, new.target, [unit, side]);
        this[$init](new.target, unit, side);
    }
    [$init]($target, unit, side) {
        $superOfSided.call(this, $target, unit);
        this.#$arg0 = unit;
        this.side = side;
    }
    [$tsglove.args]() { return [this.#$arg0, this.side]; }
}
const $superOfSquare = Sided.prototype[$init];
class Square extends Sided {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-abstract-generic/input#Square", ["unit", 0, "side", 1], () => [void 0, $tsglove.choice(3, 4)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["kind"], $parts => { const $0 = $parts[0], $1 = [3, 4]; return $c => { const $made = new this($allocate); $made[$init](this, $0($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c)); return $made; }; }); }
    #$arg0;
    area() {
        return this.side ** 2;
    }
    *[Symbol.iterator]() {
        yield this.side;
    }
    self() {
        return this;
    }
    constructor($arg0 = void 0, $arg1 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") || typeof $arg1 === "object") && $tsglove.anyOpen($arg0, $arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, $arg1);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0) {
        $superOfSquare.call(this, $target, $arg0, $arg1);
        this.#$arg0 = $arg0;
        this.kind = "square";
    }
    [$tsglove.args]() { return [this.#$arg0, this.side]; }
}
console.log(new Square("cm", 4).describe(), [...new Square("m", 3)], new Square("m", 3).self().optional);
