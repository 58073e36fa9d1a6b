// Where the target has fields of its own, those of a class without a base come before the defaults of its parameters.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
const trail = [];
let count = 0;
function next(what) {
    trail.push(what);
    return ++count;
}
const factor = 7;
class Counted {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-before-defaults/input#Counted", ["width", 1, "first", 3, "arg2", 2, "rest", 4], () => [$tsglove.choice(1, 2), void 0, void 0, void 0], ($arg0, $arg1, $arg2, ...$arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, ...$arg3); return $made; }, void 0, ["field", "later"], void 0, $made_1 => ({ "#kept": $made_1.#kept })); }
    #$arg1;
    #$arg2;
    #$arg3;
    #kept;
    get kept() {
        return this.#kept;
    }
    constructor(width, first = void 0, $arg2 = void 0, ...rest) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || (first instanceof $SplitObject ? $hyperValues.met : typeof first === "object") || ($arg2 instanceof $SplitObject ? $hyperValues.met : typeof $arg2 === "object") || rest.length > 0) && $tsglove.anyOpen(width, first, $arg2, ...rest))
            return $tsglove.defer(this, new.target, [width, first, $arg2, rest]);
        this[$init](new.target, width, first, $arg2, ...rest);
    }
    [$init]($target, $arg0, $arg1, $arg2, ...$arg3) {
        this.width = void 0;
        this.first = void 0;
        this.field = next("field") * factor;
        this.later = [this.field, next("later")];
        this.#kept = next("private");
        this.#$construct($target, $arg0, $arg1, $arg2, ...$arg3);
    }
    #$construct($target, width, first = next("first"), { inner = next("inner") } = {}, ...rest) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.#$arg3 = rest;
        this.width = width;
        this.first = first;
        trail.push(`body ${$target.name} ${inner} ${rest.length}`);
        this.#kept += width;
    }
    [$tsglove.args]() { return [this.width, this.#$arg1, this.#$arg2, this.#$arg3]; }
}
const $superOfBelow = Counted.prototype[$init];
class Below extends Counted {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-before-defaults/input#Below", ["extra", 3], () => [void 0], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["own"]); }
    #$arg0;
    constructor(extra = void 0) {
        super($allocate);
        if (extra === $allocate)
            return;
        if ($hyperValues.exist && (extra instanceof $SplitObject ? $hyperValues.met : typeof extra === "object") && $tsglove.anyOpen(extra))
            return $tsglove.defer(this, new.target, [extra]);
        this[$init](new.target, extra);
    }
    [$init]($target, extra = next("extra")) {
        $superOfBelow.call(this, $target, 2, undefined, undefined, 1, 2);
        this.#$arg0 = arguments[1];
        this.extra = extra;
        this.own = next("own");
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
function show(made) {
    console.log(trail.splice(0).join(", "));
    console.log(JSON.stringify(made), made.kept);
}
show(new Counted(1));
show(new Counted(2, 50, { inner: 60 }, 70));
show(new Below());
