import { format, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Failure extends Error {
    code;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-error/input#Failure", ["code", 1, "options", 2], () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    constructor(code, options) {
        if ($hyperValues.exist && (typeof code === "object" || (options instanceof $SplitObject ? $hyperValues.met : typeof options === "object")) && $tsglove.anyOpen(code, options))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        super(`code ${code}`, options);
        this.code = code;
        this.#$arg1 = arguments[1];
        this.name = "Failure";
    }
    [$tsglove.args]() { return [this.code, this.#$arg1]; }
}
try {
    throw new Failure(2, { cause: "why" });
}
catch (error) {
    if (error instanceof Failure)
        console.log(String(error), error.cause, error.stack?.split("\n")[0], format(error));
}
const open = new Failure(oneof([1, 2]));
console.log(open instanceof Error, String(materialize(open, { code: 1 })));
