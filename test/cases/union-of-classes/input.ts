import { dnaSpec, outlineText, searchable, searchSpace, sizeText, type Float } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 48 | 64, readonly kernel: 3 | 5 | 7 = 3) {}
}
@searchable
class MaxPool {
  constructor(readonly size: 2 | 3) {}
}
@searchable
class Identity {}

@searchable
class Trainer {
  constructor(
    readonly op: Conv | MaxPool | Identity,
    readonly lr: Float<1e-6, 1e-3, "log">,
    readonly repeats = 3,
  ) {}
}

const spec = dnaSpec(searchSpace(Trainer));
console.log(sizeText(spec.space));
console.log(outlineText(spec));
