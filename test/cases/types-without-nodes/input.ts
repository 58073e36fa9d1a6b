import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";

const WIDTHS = [64, 8, 32] as const;
type Acts = { relu: 1; gelu: 2 };
type Pick2<T> = T extends "a" | "b" ? T : never;
enum Mode {
  Slow = "slow",
  Fast = "fast",
}
enum Level {
  Low,
  High = 9,
}
type Maybe<T> = T | "none";

@searchable
class Net {
  constructor(
    readonly width: (typeof WIDTHS)[number],
    readonly act: keyof Acts,
    readonly picked: Pick2<"c" | "b" | "a">,
    readonly mode: Mode,
    readonly level: Level,
    readonly one: Level.High | "x",
    readonly maybe: Maybe<3 | 1>,
    readonly name: `${"x" | "y"}${1 | 2}`,
    readonly flag = true,
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))));
