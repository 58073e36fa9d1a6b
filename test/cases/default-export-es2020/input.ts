import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import Op from "./op.js";

@searchable
class Net {
  constructor(readonly op: Op) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))), new Op(1).n);
