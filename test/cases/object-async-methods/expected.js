import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Worker {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-async-methods/input#Worker", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["then"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }, $made_1 => ({ "#done": $made_1.#done })); }
    #done;
    async work() {
        await Promise.resolve();
        return this.n * 10;
    }
    static async make(n) {
        const made = new this(n);
        await made.#done;
        return made;
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
        this.#done = void 0;
        this.then = void 0;
        this.#done = this.work();
    }
    [$tsglove.args]() { return [this.n]; }
}
void Worker.make(2).then(async (made) => {
    console.log(await made.work(), made instanceof Worker);
});
