/** A residual block whose operation is searched: the type is the search space. */
import { dnaSpec, format, materialize, outlineText, searchable, searchSpace, sizeText } from "tsglove";
import { Identity, MaxPool } from "./layers.js";

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: 3 | 5 | 7 = 3,
  ) {}
}

@searchable
class Residual {
  constructor(
    readonly op: Conv | MaxPool | Identity,
    readonly activation: "relu" | "gelu",
  ) {}
}

const space = searchSpace(Residual);
const spec = dnaSpec(space);
console.log(sizeText(spec.space));
console.log(outlineText(spec));
console.log(
  format(
    materialize(space, { op: "Conv", "op[=0/3].filters": 48, "op[=0/3].kernel": 5, activation: "gelu" }),
  ),
);
