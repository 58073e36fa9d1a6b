import { clone, format, isAbstract, materialize, oneof, rebind, searchable } from "tsglove";
import { Plain } from "./plain.mjs";
import * as $tsglove from "tsglove/compiled";
const $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Wrapped extends Plain {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-javascript-base/input#Wrapped", ["n", 1, "more", 2], () => [$tsglove.choice(1, 2, 3), void 0], void 0, void 0, ["twice"]); }
    #$arg1;
    twice = this.total * 2;
    constructor(n, more = $hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n) ? void 0 : n + 1) {
        if ($hyperValues.exist && (typeof n === "object" || (more instanceof $SplitObject ? $hyperValues.met : typeof more === "object")) && $tsglove.anyOpen(n, more))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        super(n, more);
        this.n = n;
        this.#$arg1 = arguments[1];
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const wrapped = new Wrapped(2);
console.log(wrapped.total, wrapped.twice, wrapped.count, format(wrapped), clone(wrapped, { n: 3 }).total);
const open = new Wrapped(oneof([1, 3]));
console.log(isAbstract(open), open instanceof Plain, materialize(open, { n: 3 }).total, Plain.made);
try {
    rebind(wrapped, { n: 1 });
}
catch (error) {
    console.log(String(error));
}
