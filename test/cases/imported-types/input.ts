import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import type { Conv } from "./ops.js";
import type { Op } from "./union.js";
import type { Pool as Renamed } from "./barrel.js";

@searchable
class Net {
  constructor(
    readonly first: Conv,
    readonly op: Op,
    readonly pool: Renamed,
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))));
