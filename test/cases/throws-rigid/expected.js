// Where the error says that it was thrown.
import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues;
function place(run) {
    try {
        run();
        console.log("nothing was thrown");
    }
    catch (error) {
        const frames = String(error.stack).split("\n").slice(1);
        console.log(frames.find((frame) => frame.includes("input."))?.replace(/.*input/, "input").replace(")", ""));
    }
}
const nothing = undefined;
class Keyed extends Map {
    constructor(n) {
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        super();
        this.n = n;
        this.field = this.size + (this.n === 1 ? nothing.x : 0);
        if (n === 2)
            this.set("x", nothing.x);
    }
    [$tsglove.args]() { return [this.n]; }
}
(() => {
    $tsglove.define(Keyed, "tsglove-root/test/cases/throws-rigid/input#Keyed", ["n", 1], () => [$tsglove.choice(1, 2)], void 0, void 0, ["field"]);
})();
place(() => new Keyed(1));
place(() => new Keyed(2));
