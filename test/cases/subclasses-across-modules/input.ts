import { iterate, searchable, searchSpace, type AnyOf } from "tsglove";
import type { Op } from "./op.js";
import "./z.js";
import "./a.js";

@searchable
class Layer {
  constructor(readonly op: AnyOf<Op> | "none") {}
}
for (const { op } of iterate(searchSpace(Layer))) console.log(op === "none" ? op : op.run());
