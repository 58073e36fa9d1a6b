import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Target {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-proxies-and-maps/input#Target", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    #secret;
    get secret() {
        return this.#secret;
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
        this.#secret = 5;
    }
    [$tsglove.args]() { return [this.n]; }
}
const trail = [];
const Watched = new Proxy(Target, {
    construct(target, args, newTarget) {
        trail.push("construct");
        return Reflect.construct(target, args, newTarget);
    },
});
const made = new Watched(2);
const seen = new Proxy(made, {
    get: (target, key) => {
        trail.push(String(key));
        return Reflect.get(target, key);
    },
});
const keyed = new WeakMap([[made, "kept"]]);
console.log(made.secret, seen.n, seen.secret, keyed.get(made), new WeakSet([made]).has(made), trail);
console.log(made instanceof Target, made instanceof Watched, seen instanceof Target);
