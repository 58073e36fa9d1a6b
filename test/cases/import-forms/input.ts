import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import type * as ops from "./ops.js";
import type { Op } from "./types.js";

@searchable
class Net {
  constructor(
    readonly a: import("./more.js").Extra,
    readonly b: ops.Conv | ops.Pool,
    readonly c: Op,
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))));
