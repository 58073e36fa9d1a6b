import * as $tsglove_1 from "tsglove/compiled";
const $allocate_1 = $tsglove_1.allocate, $init_1 = $tsglove_1.init, $hyperValues_1 = $tsglove_1.hyperValues;
const $tsglove = "mine", $allocate = "too", $init = 1, $superOfSub = 2;
function $hyperValues() {
    return `${$tsglove} ${$allocate} ${$init} ${$superOfSub}`;
}
class Base {
    static { $tsglove_1.define(this, "tsglove-root/test/cases/names-of-ours/input#Base", ["$arg0", 1], () => [$tsglove_1.choice(1, 2)], $arg0_1 => { const $made_1 = new this($allocate_1); $made_1[$init_1](this, $arg0_1); return $made_1; }, void 0, ["$made"], $parts => { const $0 = [1, 2]; return $c => { const $made_1 = new this($allocate_1); $made_1[$init_1](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made_1; }; }); }
    constructor($arg0) {
        if ($arg0 === $allocate_1)
            return;
        if ($hyperValues_1.exist && typeof $arg0 === "object" && $tsglove_1.anyOpen($arg0))
            return $tsglove_1.defer(this, new.target, [$arg0]);
        this[$init_1](new.target, $arg0);
    }
    [$init_1]($target_1, $arg0) {
        this.$arg0 = $arg0;
        this.$made = $hyperValues();
    }
    [$tsglove_1.args]() { return [this.$arg0]; }
}
const $superOfSub_1 = Base.prototype[$init_1];
class Sub extends Base {
    static { $tsglove_1.define(this, "tsglove-root/test/cases/names-of-ours/input#Sub", ["$arg0", 1], () => [$tsglove_1.choice(1, 2)], $arg0_1 => { const $made_1 = new this($allocate_1); $made_1[$init_1](this, $arg0_1); return $made_1; }, void 0, ["$target"], $parts => { const $0 = [1, 2]; return $c => { const $made_1 = new this($allocate_1); $made_1[$init_1](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made_1; }; }); }
    constructor($arg0_1 = void 0) {
        super($allocate_1);
        if ($arg0_1 === $allocate_1)
            return;
        if ($hyperValues_1.exist && typeof $arg0_1 === "object" && $tsglove_1.anyOpen($arg0_1))
            return $tsglove_1.defer(this, new.target, [$arg0_1]);
        this[$init_1](new.target, $arg0_1);
    }
    [$init_1]($target_1, $arg0_1 = void 0) {
        $superOfSub_1.call(this, $target_1, $arg0_1);
        this.$target = $tsglove;
    }
    [$tsglove_1.args]() { return [this.$arg0]; }
}
console.log(JSON.stringify([new Base(1), new Sub(2)]), Sub.length);
