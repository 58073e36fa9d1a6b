import { format, iterate, searchable, searchSpace } from "tsglove";
import type { Net } from "./net.js";
import { type Op, makeOp } from "./ops.js";
@searchable
class Trainer {
  constructor(readonly net: Net, readonly op: Op | "none" = "none") {}
}
console.log(format(searchSpace(Trainer)), makeOp().k);
console.log([...iterate(searchSpace(Trainer))].map((each) => format(each)));
