import { rebind, searchable } from "tsglove";

@searchable
class Cache {
  #entries = new Map<string, number>();
  #hits: number | undefined;
  static made = 0;
  readonly name = () => this.size;
  seen = 0;
  constructor(readonly size: 1 | 2 | 3) {
    Cache.made++;
    this.#entries.set("size", size);
  }
  get(): number | undefined {
    this.#hits = (this.#hits ?? 0) + 1;
    return this.#entries.get("size");
  }
  get hits(): number | undefined {
    return this.#hits;
  }
  static #secret = 5;
  static {
    Cache.made = Cache.#secret;
  }
}

const cache = new Cache(2);
cache.get();
console.log(cache.get(), cache.hits, cache.name(), cache.name.name, Cache.made);
rebind(cache, { size: 3 });
console.log(cache.hits, cache.get(), cache.hits, Cache.made, Object.keys(cache));
