import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init;
class A {
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.a = 1;
    }
}
const $superOfB = A.prototype[$init];
class B extends A {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-no-constructors/input#B", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }, void 0, ["b", "a"]); }
    constructor() {
        super($allocate);
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        $superOfB.call(this, $target);
        this.b = this.a + 1;
    }
    [$tsglove.args]() { return []; }
}
const $superOfC = B.prototype[$init];
class C extends B {
    constructor() {
        super($allocate);
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        $superOfC.call(this, $target);
    }
}
const $superOfD = C.prototype[$init];
class D extends C {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-no-constructors/input#D", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }, void 0, ["d"]); }
    constructor() {
        super($allocate);
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        $superOfD.call(this, $target);
        this.d = this.b + 1;
    }
    [$tsglove.args]() { return []; }
}
console.log(new D(), new C(), [A, B, C, D].map((type) => type.length), new D() instanceof A);
