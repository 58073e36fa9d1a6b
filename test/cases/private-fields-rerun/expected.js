import { rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Cache {
    static { $tsglove.define(this, "tsglove-root/test/cases/private-fields-rerun/input#Cache", ["size", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["name", "seen"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }, $made_1 => ({ "#entries": $made_1.#entries, "#hits": $made_1.#hits })); }
    #entries;
    #hits;
    static made = 0;
    get() {
        this.#hits = (this.#hits ?? 0) + 1;
        return this.#entries.get("size");
    }
    get hits() {
        return this.#hits;
    }
    static #secret = 5;
    static {
        Cache.made = Cache.#secret;
    }
    constructor(size) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && typeof size === "object" && $tsglove.anyOpen(size))
            return $tsglove.defer(this, new.target, [size]);
        this[$init](new.target, size);
    }
    [$init]($target, size) {
        this.size = size;
        this.#entries = new Map();
        this.#hits = void 0;
        this.name = { "name": () => this.size }["name"];
        this.seen = 0;
        Cache.made++;
        this.#entries.set("size", size);
    }
    [$tsglove.args]() { return [this.size]; }
}
const cache = new Cache(2);
cache.get();
console.log(cache.get(), cache.hits, cache.name(), cache.name.name, Cache.made);
rebind(cache, { size: 3 });
console.log(cache.hits, cache.get(), cache.hits, Cache.made, Object.keys(cache));
