import { searchable } from "tsglove";

@searchable
class Target {
  #secret = 5;
  constructor(readonly n: 1 | 2) {}
  get secret(): number {
    return this.#secret;
  }
}
const trail: string[] = [];
const Watched = new Proxy(Target, {
  construct(target, args, newTarget) {
    trail.push("construct");
    return Reflect.construct(target, args, newTarget) as object;
  },
});
const made = new Watched(2);
const seen = new Proxy(made, {
  get: (target, key) => {
    trail.push(String(key));
    return Reflect.get(target, key) as unknown;
  },
});
const keyed = new WeakMap([[made, "kept"]]);
console.log(made.secret, seen.n, seen.secret, keyed.get(made), new WeakSet([made]).has(made), trail);
console.log(made instanceof Target, made instanceof Watched, seen instanceof Target);
