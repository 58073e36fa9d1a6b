import { format, materialize, oneof, searchable } from "tsglove";
namespace Space {
  class Root {
    root = 1;
  }
  @searchable
  export class Op extends Root {
    constructor(readonly k: 3 | 5) {
      super();
    }
  }
  export namespace Deep {
    @searchable
    export class Net extends Op {
      constructor(readonly op: Op) {
        super(3);
      }
    }
  }
}
function make(extra: number) {
  class Local {
    local = extra;
  }
  @searchable
  class Net extends Local {
    constructor(readonly n: 1 | 2) {
      super();
    }
  }
  return Net;
}
{
  @searchable
  class Block {
    constructor(readonly n: 1 | 2 = 1) {}
  }
  console.log(new Block(), format(new Block(oneof([1, 2]))));
}
const [One, Two] = [make(1), make(2)];
console.log(new One(1), new Two(2).local, format(new Two(oneof([1, 2]))));
const net = new Space.Deep.Net(new Space.Op(oneof([3, 5])));
console.log(format(net), materialize(net, { "op.k": 5 }));
