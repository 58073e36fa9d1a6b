import { searchable } from "tsglove";

const key: unique symbol = Symbol("key");
const names = { first: "one", second: "two" } as const;
let calls = 0;
const next = (): string => `n${++calls}`;
@searchable
class Computed {
  [key] = 1;
  [names.first] = 2;
  // @ts-expect-error: TypeScript wants literal names
  ["lit" + "eral"] = 3;
  [names.second](): number {
    return this.n;
  }
  get [`get_${names.first}`](): number {
    return 5;
  }
  constructor(readonly n: 1 | 2) {}
}
@searchable
class Effect {
  // @ts-expect-error: TypeScript wants literal names
  [next()] = 1;
  constructor(readonly n: 1 | 2) {}
}
const made = new Computed(2);
console.log(made, made[key], made.one, made.two(), calls);
console.log(new Effect(1), new Effect(2), calls);
