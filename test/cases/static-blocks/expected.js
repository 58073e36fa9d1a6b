import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const log = [];
class Blocks {
    static { $tsglove.define(this, "tsglove-root/test/cases/static-blocks/input#Blocks", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    static {
        log.push(`first ${this.name}`);
    }
    static field = log.push("field");
    static made;
    static {
        const local = new Blocks(2);
        this.made = local;
        log.push(`second ${JSON.stringify(local)}`);
        try {
            throw new Error("inside");
        }
        catch (error) {
            log.push(String(error));
        }
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
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(log, Blocks.made, Blocks.field);
