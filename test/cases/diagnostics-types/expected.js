var __esDecorate = (this && this.__esDecorate) || function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
    function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
    var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
    var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
    var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
    var _, done = false;
    for (var i = decorators.length - 1; i >= 0; i--) {
        var context = {};
        for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
        for (var p in contextIn.access) context.access[p] = contextIn.access[p];
        context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
        var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
        if (kind === "accessor") {
            if (result === void 0) continue;
            if (result === null || typeof result !== "object") throw new TypeError("Object expected");
            if (_ = accept(result.get)) descriptor.get = _;
            if (_ = accept(result.set)) descriptor.set = _;
            if (_ = accept(result.init)) initializers.unshift(_);
        }
        else if (_ = accept(result)) {
            if (kind === "field") initializers.unshift(_);
            else descriptor[key] = _;
        }
    }
    if (target) Object.defineProperty(target, contextIn.name, descriptor);
    done = true;
};
var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
import { searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
let Called = (() => {
    let _classDecorators = [searchable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var Called = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Called = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return Called = _classThis;
})();
class Lists {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-types/input#Lists", ["a", 1, "b", 1, "c", 1], () => [void 0, void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }); }
    constructor(a, b, c) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && ((a instanceof $SplitObject ? $hyperValues.met : typeof a === "object") || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object") || (c instanceof $SplitObject ? $hyperValues.met : typeof c === "object")) && $tsglove.anyOpen(a, b, c))
            return $tsglove.defer(this, new.target, [a, b, c]);
        this[$init](new.target, a, b, c);
    }
    [$init]($target, a, b, c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }
    [$tsglove.args]() { return [this.a, this.b, this.c]; }
}
function space() {
    return $tsglove.typeSpace("T", () => $tsglove.hole("T"));
}
console.log($tsglove.typeSpace("Config", () => $tsglove.object("name", $tsglove.hole("string"), "depth", $tsglove.choice(1, 2))), $tsglove.typeSpace("Tree", () => $tsglove.recursive("Tree", $Tree => $tsglove.object("left", $tsglove.choice($Tree, 0)))), searchSpace(Lists), Called, space);
