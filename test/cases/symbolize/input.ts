/** A class and functions of somebody else's, made symbolic: parameters and domains come from their declarations. */
import { dnaSpec, format, fromJSON, materialize, oneof, searchSpace, symbolize, toJSON, type Float } from "tsglove";
import { conv2d, Momentum, type Layer } from "./vendor.js";
import * as vendor from "./vendor.js";

const Conv2d = symbolize(conv2d);
const Optimizer = symbolize(Momentum);
const Pool = symbolize(vendor.pools.max);
const Scale = symbolize((by: 1 | 2, bias: Float<0, 1> = 0): number => by + bias);

const layer: Layer = Conv2d({ filters: oneof([8, 16]), kernelSize: 3 });
console.log(format(layer), "size", dnaSpec(layer).size);
const decided = materialize(layer, { "args.filters": 16 });
console.log(format(decided), decided.parameters, JSON.stringify(toJSON(decided)));
console.log(format(fromJSON(toJSON(decided))));

const space = searchSpace(Optimizer);
console.log(format(space), space instanceof Momentum, Optimizer.name, Optimizer.length);
console.log(format(Pool(2, "same")), materialize(Scale(oneof([1, 2])), { by: 2 }));
console.log(JSON.stringify(toJSON(materialize(space, { rate: 0.2, nesterov: true }))));
