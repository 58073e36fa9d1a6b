import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";

const WIDTHS = [64, 8, 32] as const;
const ACTS = { relu: "r", gelu: "g", elu: "e" } as const;
enum Mode {
  Slow = "slow",
  Fast = "fast",
}
type Extra = never;

@searchable
class Net {
  constructor(
    readonly width: (typeof WIDTHS)[number],
    readonly act: (typeof ACTS)[keyof typeof ACTS],
    readonly mode = Mode.Fast,
    readonly more: 5 | 6 | Extra = 5,
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))));
