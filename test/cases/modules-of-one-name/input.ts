import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import { Left } from "./some-op.js";
import { Right } from "./some_op.js";

@searchable
class Both {
  constructor(readonly op: Left | Right) {}
}

console.log(outlineText(dnaSpec(searchSpace(Both))));
