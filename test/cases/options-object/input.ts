import { clone, format, rebind, searchable } from "tsglove";

@searchable
class Net {
  readonly size: number;
  constructor({ depth = 2, width }: { depth?: number; width: number }, readonly name: string = "net") {
    this.size = depth * width;
  }
}

const net = new Net({ width: 3 });
console.log(net.size, Net.length, format(net));
rebind(net, { name: "other" });
console.log(net.size, format(clone(net)));
