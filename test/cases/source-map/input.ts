import { searchable } from "tsglove";

@searchable
class Thrower {
  readonly doubled: number;
  constructor(readonly n: 1 | 2) {
    this.doubled = n * 2;
    if (n === 2) throw new Error("in the constructor");
  }
  shout(): never {
    throw new Error("in a method");
  }
}

for (const run of [() => new Thrower(2), () => new Thrower(1).shout()])
  try {
    run();
  } catch (error) {
    const line = error instanceof Error ? error.stack?.split("\n")[1] : "";
    console.log(line?.replace(/\(.*[/\\]/, "("));
  }
