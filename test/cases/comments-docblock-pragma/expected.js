/**
 * @jest-environment node
 */
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init;
class Plain {
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.one = 1;
    }
}
export { Plain };
console.log(new Plain().one);
import { searchable } from "tsglove";
const $superOfBelow = Plain.prototype[$init];
class Below extends Plain {
    static { $tsglove.define(this, "tsglove-root/test/cases/comments-docblock-pragma/input#Below", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }, void 0, ["one"]); }
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
console.log(new Below().one);
