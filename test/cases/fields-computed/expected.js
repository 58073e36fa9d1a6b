import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues;
const key = Symbol("key");
const names = { first: "one", second: "two" };
let calls = 0;
const next = () => `n${++calls}`;
class Computed {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-computed/input#Computed", ["n", 1], () => [$tsglove.choice(1, 2)], void 0, void 0, [key, names.first]); }
    [key] = 1;
    [names.first] = 2;
    // @ts-expect-error: TypeScript wants literal names
    ["lit" + "eral"] = 3;
    [names.second]() {
        return this.n;
    }
    get [`get_${names.first}`]() {
        return 5;
    }
    constructor(n) {
        this.n = n;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
    }
    [$tsglove.args]() { return [this.n]; }
}
class Effect {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-computed/input#Effect", ["n", 1], () => [$tsglove.choice(1, 2)]); }
    // @ts-expect-error: TypeScript wants literal names
    [next()] = 1;
    constructor(n) {
        this.n = n;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
    }
    [$tsglove.args]() { return [this.n]; }
}
const made = new Computed(2);
console.log(made, made[key], made.one, made.two(), calls);
console.log(new Effect(1), new Effect(2), calls);
