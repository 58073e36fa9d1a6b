import { clone, format, oneof, rebind, searchable } from "tsglove";

class Base {
  #hidden = 1;
  tag = "base";
  constructor(readonly id: number) {
    this.tag += id;
  }
  hidden(): number {
    return this.#hidden++;
  }
}
@searchable
class Net extends Base {
  #cache = new Map<string, number>();
  sum: number;
  unset?: string;
  constructor(
    readonly a: 1 | 2 | 3,
    b = a + 1,
  ) {
    super(a);
    this.sum = a + b;
    this.#cache.set("sum", this.sum);
  }
  get cached(): number | undefined {
    return this.#cache.get("sum");
  }
}

const net = new Net(2);
console.log(net.cached, net.tag, net.hidden(), net.hidden(), Net.length, format(net));
rebind(net, { a: 3 });
console.log(net.cached, net.tag, net.hidden(), format(clone(net)), format(new Net(oneof([1, 2]), 5)), "unset" in net);
