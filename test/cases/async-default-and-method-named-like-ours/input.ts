import { searchable } from "tsglove";

@searchable
class Net {
  init(): string {
    return `init ${this.n}`;
  }
  args(): string {
    return `args ${this.n}`;
  }
  define = "field";
  constructor(readonly n: 1 | 2, readonly load = async () => Promise.resolve(n * 3)) {}
}
const net = new Net(2);
console.log(net.init(), net.args(), net.define, Object.keys(net));
void net.load().then((n) => {
  console.log(n);
});
