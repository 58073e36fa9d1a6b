import { dnaSpec, outlineText, searchable, searchSpace, type Fixed, type Float, type Int } from "tsglove";

type Rate<Min extends number> = Float<Min, 1, "log">;

@searchable
class Net {
  constructor(
    readonly plain: Float<-1, 1>,
    readonly log: Rate<1e-4>,
    readonly reversed: Float<1, 10, "rlog">,
    readonly depth: Int<2, 8>,
    readonly even: Int<2, 8, 2>,
    readonly auto: Float<0, 1> | "auto",
    readonly optional?: 1 | 2,
    readonly fixed: Fixed<"a" | "b"> = "b",
    readonly name = "net",
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))));
