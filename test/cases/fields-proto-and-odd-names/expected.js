import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues;
class Odd {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-proto-and-odd-names/input#Odd", ["n", 1], () => [$tsglove.choice(1, 2)], void 0, void 0, ["__proto__", "constructor-like", "with space", "0.5", "async", "get"]); }
    ["__proto__"] = null;
    "constructor-like" = 1;
    "with space" = 2;
    0.5 = 3;
    async = 4;
    get = 5;
    static static = 6;
    constructor(n) {
        this.n = n;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
    }
    [$tsglove.args]() { return [this.n]; }
}
const odd = new Odd(1);
console.log(Object.keys(odd), Object.getPrototypeOf(odd) === Odd.prototype, odd.async, odd.get, Odd.static);
