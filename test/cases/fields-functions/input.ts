import { searchable } from "tsglove";

@searchable
class Handlers {
  readonly arrow = () => this.n;
  readonly plain = function (this: Handlers) {
    return this.n;
  };
  readonly inner = class {
    n = 1;
  };
  readonly kept = Math.max;
  readonly typed = (() => this.n) as () => number;
  readonly wrapped = function () {
    return 1;
  } satisfies () => number;
  readonly [Symbol.iterator] = () => [this.n][Symbol.iterator]();
  constructor(readonly n: 1 | 2) {}
}
const { arrow, plain } = new Handlers(2);
console.log(arrow(), plain.call(new Handlers(1)), new Handlers(1).arrow === new Handlers(1).arrow);
console.log([arrow.name, plain.name, new Handlers(1).inner.name, new Handlers(1).kept.name]);
const { typed, wrapped, [Symbol.iterator]: iterator } = new Handlers(2);
console.log(typed(), [...new Handlers(2)]);
console.log([typed.name, wrapped.name, iterator.name]);
