/*! Copyright the authors. Keep this banner. */
// And this line.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
/**
 * What a network is.
 */
export class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/comments-and-banner/input#Net", ["depth", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["width"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    // About a private one.
    #hidden;
    // About a method.
    hidden() {
        return this.#hidden; // one
    }
    constructor(depth) {
        if (depth === $allocate)
            return;
        if ($hyperValues.exist && typeof depth === "object" && $tsglove.anyOpen(depth))
            return $tsglove.defer(this, new.target, [depth]);
        this[$init](new.target, depth);
    }
    /** Makes one. */
    [$init]($target, 
    /** How deep. */
    depth) {
        this.depth = depth;
        /** How wide. */
        this.width = 3; // behind the width
        this.#hidden = 1;
        // Before the first statement.
        this.width += depth; /* behind it */
        // At the end.
    }
    [$tsglove.args]() { return [this.depth]; }
}
/** An ordinary class above one. */
class Empty {
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        // Nothing to do.
    }
}
const $superOfBelow = Empty.prototype[$init];
class Below extends Empty {
    static { $tsglove.define(this, "tsglove-root/test/cases/comments-and-banner/input#Below", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    constructor() {
        super($allocate);
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        $superOfBelow.call(this, $target);
    }
    [$tsglove.args]() { return []; }
}
console.log(new Net(2).width, new Net(1).hidden(), new Below());
// The last line.
