import * as glove from "tsglove";
import { searchable as hunted, type Float } from "tsglove";
import { Op as Renamed } from "./ops.js";
import * as ops from "./ops.js";
import type { Hidden } from "./ops.js";
@hunted
class Net extends ops.Base {
  constructor(readonly op: Renamed | Hidden, readonly rate: Float<0, 1> = 0.5) {
    super("net");
  }
}
@glove.searchable
class Other extends ops.Op {}
console.log(glove.format(glove.searchSpace(Net)), new Net(new Renamed(3)).tag, new Other(5).doubled);
