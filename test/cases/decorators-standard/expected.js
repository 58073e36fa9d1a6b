var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
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
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const log = [];
function tagged(tag) {
    log.push(`factory ${tag}`);
    return (type, context) => {
        context.addInitializer(function () {
            log.push(`initialised ${tag} ${this.name}`);
        });
        if (context.metadata !== undefined)
            context.metadata["tag"] = tag;
        log.push(`${tag} ${type.name}`);
    };
}
function traced(method, context) {
    log.push(`${context.kind} ${String(context.name)}`);
    return function (...args) {
        log.push(`call ${String(context.name)}`);
        return method.apply(this, args);
    };
}
function bound(_, context) {
    context.addInitializer(function () {
        const self = this;
        Object.defineProperty(self, context.name, { value: self[context.name]?.bind(self), configurable: true });
    });
}
let Net = (() => {
    let _classDecorators = [tagged("before"), tagged("after")];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _staticExtraInitializers = [];
    let _instanceExtraInitializers = [];
    let _static_shared_decorators;
    let _size_decorators;
    let _own_decorators;
    var Net = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(this, null, _static_shared_decorators, { kind: "method", name: "shared", static: true, private: false, access: { has: obj => "shared" in obj, get: obj => obj.shared }, metadata: _metadata }, null, _staticExtraInitializers);
            __esDecorate(this, null, _size_decorators, { kind: "method", name: "size", static: false, private: false, access: { has: obj => "size" in obj, get: obj => obj.size }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _own_decorators, { kind: "method", name: "own", static: false, private: false, access: { has: obj => "own" in obj, get: obj => obj.own }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Net = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        static {
            __runInitializers(_classThis, _staticExtraInitializers);
        }
        static { $tsglove.define(_classThis, "tsglove-root/test/cases/decorators-standard/input#Net", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new _classThis($allocate); $made[$init](_classThis, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new _classThis($allocate); $made[$init](_classThis, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
        size() {
            return this.n * 2;
        }
        own() {
            return this.n;
        }
        static shared() {
            return this.name;
        }
        constructor(n) {
            __runInitializers(this, _instanceExtraInitializers);
            if (n === $allocate)
                return;
            if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
                return $tsglove.defer(this, new.target, [n]);
            this[$init](new.target, n);
        }
        [(_size_decorators = [traced], _own_decorators = [bound], _static_shared_decorators = [traced], $init)]($target, n) {
            this.n = n;
        }
        [$tsglove.args]() { return [this.n]; }
        static {
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return Net = _classThis;
})();
const net = new Net(2);
const { own } = net;
console.log(net.size(), own(), Net.shared(), net, log);
