import { searchable } from "tsglove";

enum Mode {
  Slow = "slow",
  Fast = "fast",
}
const ACT = { relu: "r", gelu: "g" } as const;
@searchable
class Net {
  constructor(
    readonly mode: Mode,
    readonly act: (typeof ACT)[keyof typeof ACT] = ACT.gelu,
    readonly big: 1n | 2n = 2n,
    readonly flag = false,
  ) {}
}
console.log(new Net(Mode.Fast), new Net(Mode.Slow, "r", 1n, true), Net.length);
