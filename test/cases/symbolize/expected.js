/** A class and functions of somebody else's, made symbolic: parameters and domains come from their declarations. */
import { dnaSpec, format, fromJSON, materialize, oneof, searchSpace, symbolize, toJSON } from "tsglove";
import { conv2d, Momentum } from "./vendor.js";
import * as vendor from "./vendor.js";
import * as $tsglove from "tsglove/compiled";
const Conv2d = $tsglove.symbolized(conv2d, "function", "tsglove-root/test/cases/symbolize/vendor#conv2d", ["args", 0], () => [void 0]);
const Optimizer = $tsglove.symbolized(Momentum, "class", "tsglove-root/test/cases/symbolize/vendor#Momentum", ["rate", 1, "nesterov", 2], () => [$tsglove.float(0.1, 0.5, "linear"), $tsglove.choice(false, true, void 0)]);
const Pool = $tsglove.symbolized(vendor.pools.max, "function", "tsglove-root/test/cases/symbolize/vendor#pools.max", ["size", 0, "padding", 2], () => [$tsglove.choice(2, 3), $tsglove.choice("same", "valid", void 0)]);
const Scale = $tsglove.symbolized((by, bias = 0) => by + bias, "function", "tsglove-root/test/cases/symbolize/input#Scale", ["by", 0, "bias", 2], () => [$tsglove.choice(1, 2), $tsglove.float(0, 1, "linear")]);
const layer = Conv2d({ filters: oneof([8, 16]), kernelSize: 3 });
console.log(format(layer), "size", dnaSpec(layer).size);
const decided = materialize(layer, { "args.filters": 16 });
console.log(format(decided), decided.parameters, JSON.stringify(toJSON(decided)));
console.log(format(fromJSON(toJSON(decided))));
const space = searchSpace(Optimizer);
console.log(format(space), space instanceof Momentum, Optimizer.name, Optimizer.length);
console.log(format(Pool(2, "same")), materialize(Scale(oneof([1, 2])), { by: 2 }));
console.log(JSON.stringify(toJSON(materialize(space, { rate: 0.2, nesterov: true }))));
