import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { rebind, searchable } from "tsglove";
class Cache {
    static { $tsglove.define(this, "tsglove-root/test/cases/private-fields-rerun/input#Cache", ["size", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
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
        this["tsglove.init"](new.target, size);
    }
    "tsglove.init"($target, size) {
        this.size = void 0;
        this.#$fields();
        this.size = size;
        Cache.made++;
        this.#entries.set("size", size);
    }
    #$fields() {
        this.#entries = new Map();
        this.#hits = void 0;
        this.name = { "name": () => this.size }["name"];
        this.seen = 0;
    }
    [$tsglove.args]() { return [this.size]; }
}
const cache = new Cache(2);
cache.get();
console.log(cache.get(), cache.hits, cache.name(), cache.name.name, Cache.made);
rebind(cache, { size: 3 });
console.log(cache.hits, cache.get(), cache.hits, Cache.made, Object.keys(cache));
