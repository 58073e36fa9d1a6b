// Where the error says that it was thrown.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init;
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
place(() => {
    class Plain {
        static {
            void nothing.x;
        }
    }
    return Plain;
});
let late;
class Thrower {
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-static-block/input#Thrower", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    static {
        late = () => nothing.x;
    }
    static field = () => nothing.x;
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
place(() => late?.());
place(() => Thrower.field());
