import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues;
class Counting {
    a;
    b;
    static { $tsglove.define(this, "tsglove-root/test/cases/params-arguments-object/input#Counting", ["a", 1, "b", 3], () => [$tsglove.choice(1, 2), void 0], void 0, void 0, ["count", "inner"]); }
    count;
    inner;
    constructor(a, b) {
        this.a = a;
        this.b = b;
        if ($hyperValues.exist && (typeof a === "object" || typeof b === "object") && $tsglove.anyOpen(a, b))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        this.count = arguments.length;
        this.inner = (function (..._) {
            return arguments.length;
        })(1, 2, 3);
    }
    [$tsglove.args]() { return [this.a, this.b]; }
}
console.log(JSON.stringify([new Counting(1), new Counting(1, undefined), new Counting(2, 3)]));
