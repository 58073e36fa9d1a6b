import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-runtime-subclass/input#Base", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["field"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    hook() {
        return `base ${String(this.n)}`;
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = void 0;
        this.field = this.hook();
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
function extend(name) {
    return {
        [name]: class extends Base {
            hook() {
                return `${name} ${super.hook()}`;
            }
            constructor($arg0 = void 0) {
                super($allocate);
                if ($arg0 === $allocate)
                    return;
                if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
                    return $tsglove.defer(this, new.target, [$arg0]);
                this[$init](new.target, $arg0);
            }
            [$init]($target, $arg0 = void 0) {
                super[$init]($target, $arg0);
            }
        },
    }[name];
}
const [One, Two] = [extend("One"), extend("Two")];
console.log(new One(1), new Two(2).field, One.name, new Two(1) instanceof Base, new Two(1) instanceof One);
