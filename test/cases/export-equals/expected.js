"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
const $tsglove = __importStar(require("tsglove/compiled"));
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
require("./op.js");
const tsglove = require("tsglove");
const Op = require("./op.js");
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/export-equals/input#Net", ["op", 1], () => [$tsglove.instance($tsglove.classById("tsglove-root/test/cases/export-equals/op#Op"))], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(op) {
        if (op === $allocate)
            return;
        if ($hyperValues.exist && (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") && $tsglove.anyOpen(op))
            return $tsglove.defer(this, new.target, [op]);
        this[$init](new.target, op);
    }
    [$init]($target, op) {
        this.op = op;
    }
    [$tsglove.args]() { return [this.op]; }
}
console.log(tsglove.format(tsglove.searchSpace(Net)), Op.name, new Net(new Op(3)).op.kernel);
module.exports = Net;
