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
import { clone, format, isAbstract, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
function frozen(type, _) {
    return new Proxy(type, {
        construct(target, args, newTarget) {
            return Object.assign(Reflect.construct(target, args, newTarget), { watched: true });
        },
    });
}
let Net = (() => {
    let _classDecorators = [frozen];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var Net = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Net = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        static { $tsglove.define(_classThis, "tsglove-root/test/cases/decorators-wrapping/input#Net", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new _classThis($allocate); $made[$init](_classThis, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new _classThis($allocate); $made[$init](_classThis, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
        constructor(n) {
            if (n === $allocate)
                return;
            if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
                return $tsglove.defer(this, new.target, [n]);
            this[$init](new.target, n);
        }
        [$init]($target, n) {
            this.n = n;
        }
        [$tsglove.args]() { return [this.n]; }
        static {
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return Net = _classThis;
})();
console.log(new Net(2), Net.name, format(new Net(1)), clone(new Net(1), { n: 2 }));
console.log(isAbstract(new Net(oneof([1, 2]))), materialize(new Net(oneof([1, 2])), { n: 2 }) instanceof Net);
