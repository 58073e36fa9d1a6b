import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Root {
    hello() {
        return `root ${this.name}`;
    }
    constructor(name) {
        if (name === $allocate)
            return;
        this[$init](new.target, name);
    }
    [$init]($target, name) {
        this.name = name;
        this.log = ["root field"];
        this.log.push(`root ${name} ${$target.name}`);
    }
}
const $superOfFirst = Root.prototype[$init];
class First extends Root {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-mixture/input#First", ["a", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["first", "log"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    hello() {
        return `first ${super.hello()}`;
    }
    constructor(a) {
        super($allocate);
        if (a === $allocate)
            return;
        if ($hyperValues.exist && typeof a === "object" && $tsglove.anyOpen(a))
            return $tsglove.defer(this, new.target, [a]);
        this[$init](new.target, a);
    }
    [$init]($target, a) {
        $superOfFirst.call(this, $target, `a${a}`);
        this.a = void 0;
        this.first = this.log.push("first field");
        this.a = a;
        this.log.push("first");
    }
    [$tsglove.args]() { return [this.a]; }
}
const $superOfPlain = First.prototype[$init];
class Plain extends First {
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfPlain.call(this, $target, $arg0);
        this.plain = this.log.push("plain field");
    }
}
const $superOfLast = Plain.prototype[$init];
class Last extends Plain {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-mixture/input#Last", ["b", 1, "parts", 4], () => [$tsglove.choice(3, 4), void 0], ($arg0, ...$arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, ...$arg1); return $made; }, void 0, ["plain"]); }
    #$arg1;
    hello() {
        const call = () => super.hello();
        return `last ${call()}`;
    }
    constructor(b, ...parts) {
        super($allocate);
        if (b === $allocate)
            return;
        if ($hyperValues.exist && (typeof b === "object" || parts.length > 0) && $tsglove.anyOpen(b, ...parts))
            return $tsglove.defer(this, new.target, [b, parts]);
        this[$init](new.target, b, ...parts);
    }
    [$init]($target, b, ...parts) {
        const sum = parts.length + b;
        $superOfLast.call(this, $target, sum % 2 === 0 ? 2 : 1);
        this.#$arg1 = parts;
        this.b = b;
        this.log.push(`last ${sum}`);
    }
    [$tsglove.args]() { return [this.b, this.#$arg1]; }
}
const $superOfBottom = Last.prototype[$init];
class Bottom extends Last {
    hello() {
        return `bottom ${super.hello()}`;
    }
    constructor($arg0 = void 0, ...$arg1) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || $arg1.length > 0) && $tsglove.anyOpen($arg0, ...$arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, ...$arg1);
    }
    [$init]($target, $arg0 = void 0, ...$arg1) {
        $superOfBottom.call(this, $target, $arg0, ...$arg1);
    }
}
for (const each of [new Root("r"), new First(1), new Plain(2), new Last(3, "x"), new Bottom(4)])
    console.log(each.hello(), each.log, each.constructor.name, each instanceof First);
