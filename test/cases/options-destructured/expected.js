import { dnaSpec, floatv, format, oneof, searchable, searchSpace, template } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Fitter {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-destructured/input#Fitter", ["arg0", 2], () => [$tsglove.object("solver", $tsglove.choice("sgd", "adam"), 1, "momentum", $tsglove.choice(0.8, 0.9, $tsglove.absent()), "batch-size", $tsglove.int(8, 32, 8), 1, "penalty", $tsglove.object("kind", $tsglove.choice("l1", "l2"), 1, "weight", $tsglove.choice($tsglove.float(0.001, 1, "log"), $tsglove.absent())), 1, "shuffle", $tsglove.choice(false, true, $tsglove.absent()))], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [{ "solver": "adam", "batch-size": 16, "penalty": { "kind": "l2" }, "label": "plain" }], ["text"]); }
    #$arg0;
    constructor($arg0 = void 0) {
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && ($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, { solver = "adam", momentum, "batch-size": batch = 16, penalty: { kind = "l2", weight } = {}, label = "plain", ...rest } = {}) {
        this.#$arg0 = arguments[1];
        this.text = void 0;
        this.text = [solver, momentum, batch, kind, weight, label, JSON.stringify(rest)].join(" ");
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
/** What its own default says comes before the pattern's. */
class Given {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-destructured/input#Given", ["arg0", 2], () => [$tsglove.object("depth", $tsglove.choice(1, 2, 3), 1, "wide", $tsglove.choice(false, true), 1)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [{ "depth": 3, "wide": false }]); }
    #$arg0;
    constructor($arg0 = void 0) {
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && ($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, { depth = 1, wide = false } = { depth: 3 }) {
        this.#$arg0 = arguments[1];
        console.log("given", depth, wide);
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
/** A property that has to be there, with a default for `undefined` only. */
class Required {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-destructured/input#Required", ["arg0", 0], () => [$tsglove.object("depth", $tsglove.choice(1, 2))], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    #$arg0;
    constructor($arg0) {
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && ($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, { depth = 2 }) {
        this.#$arg0 = arguments[1];
        console.log("required", depth);
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
for (const type of [Fitter, Given, Required]) {
    const space = searchSpace(type);
    console.log(`${type.name}: ${dnaSpec(space).size}`);
    console.log(format(space));
}
for (const type of [Fitter, Given]) {
    const space = template(searchSpace(type));
    console.log(format(space.decode(space.start())));
}
/** Whoever composes may leave out what has a default. */
const composed = new Fitter({ momentum: oneof([0.8, 0.9]), penalty: { weight: floatv(1e-3, 1, "log") } });
console.log(format(composed), String(template(composed).spec.discreteSize));
try {
    new Required({ depth: oneof([1, 3]) });
}
catch (error) {
    console.log(String(error));
}
/** A default of `undefined` is no value: leaving it out stays a candidate, and the start. */
class Unbounded {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-destructured/input#Unbounded", ["arg0", 2], () => [$tsglove.object("depth", $tsglove.choice(1, 2, $tsglove.absent()), "mode", $tsglove.choice("a", "b"), 1)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [{ "mode": "a" }]); }
    #$arg0;
    constructor($arg0 = void 0) {
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && ($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, { depth = undefined, mode = "a" } = {}) {
        this.#$arg0 = arguments[1];
        console.log("unbounded", depth, mode);
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
const unbounded = template(searchSpace(Unbounded));
console.log(String(unbounded.spec.size), format(unbounded.decode(unbounded.start())));
