import { format, oneof, searchable } from "tsglove";
import Other from "./other.js";
import Anonymous from "./anonymous.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $other from "./other.js";
import * as $anonymous from "./anonymous.js";
export default class Mine {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-export-class/input#Mine", ["other", 1, "more", 3], () => [$tsglove.instance($other.default), $tsglove.choice($tsglove.instance($anonymous.default), void 0)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, () => [void 0, undefined]); }
    #$arg1;
    constructor(other, more = void 0) {
        if (other === $allocate)
            return;
        if ($hyperValues.exist && ((other instanceof $SplitObject ? $hyperValues.met : typeof other === "object") || (more instanceof $SplitObject ? $hyperValues.met : typeof more === "object")) && $tsglove.anyOpen(other, more))
            return $tsglove.defer(this, new.target, [other, more]);
        this[$init](new.target, other, more);
    }
    [$init]($target, other, more = undefined) {
        this.#$arg1 = arguments[2];
        this.other = other;
        this.more = more;
    }
    [$tsglove.args]() { return [this.other, this.#$arg1]; }
}
console.log(format(new Mine(new Other(oneof([1, 2])), new Anonymous())).replace("default_1", "default"), Mine.name, Other.name);
