import { rebind, searchable } from "tsglove";

@searchable
class Op {
  uses = 0;
  constructor(readonly size: 1 | 2 | 3) {
    if (size === 3) throw new Error("too large");
  }
}
@searchable
class Net {
  trained = 0;
  history: number[] = [];
  constructor(
    readonly width: 1 | 2,
    readonly op: Op,
  ) {
    if (width === 2) throw new Error("too wide");
  }
}

const net = new Net(1, new Op(1));
net.trained = 7;
net.history.push(0.5);
net.op.uses = 3;
const before = JSON.stringify(net);
for (const attempt of [
  () => rebind(net, { "op.size": 3 }),
  () => rebind(net, { "op.size": 2, width: 2 }),
])
  try {
    attempt();
  } catch (error) {
    console.log(String(error), JSON.stringify(net) === before);
  }
console.log(JSON.stringify(rebind(net, { "op.size": 2 })));
