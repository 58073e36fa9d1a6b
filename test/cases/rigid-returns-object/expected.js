import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues;
class Singleton {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-returns-object/input#Singleton", ["n", 1], () => [$tsglove.choice(1, 2)]); }
    static known = new Map();
    constructor(n) {
        this.n = n;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        const known = Singleton.known.get(n);
        if (known !== undefined)
            return known;
        Singleton.known.set(n, this);
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(new Singleton(1) === new Singleton(1), new Singleton(2), Singleton.known.size);
