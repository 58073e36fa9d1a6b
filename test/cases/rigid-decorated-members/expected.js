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
import { clone, format, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
function doubled(_, context) {
    return (value) => value * (context.private ? 3 : 2);
}
let Decorated = (() => {
    let _field_decorators;
    let _field_initializers = [];
    let _field_extraInitializers = [];
    let _private_hidden_decorators;
    let _private_hidden_initializers = [];
    let _private_hidden_extraInitializers = [];
    return class Decorated {
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, null, _field_decorators, { kind: "field", name: "field", static: false, private: false, access: { has: obj => "field" in obj, get: obj => obj.field, set: (obj, value) => { obj.field = value; } }, metadata: _metadata }, _field_initializers, _field_extraInitializers);
            __esDecorate(null, null, _private_hidden_decorators, { kind: "field", name: "#hidden", static: false, private: true, access: { has: obj => #hidden in obj, get: obj => obj.#hidden, set: (obj, value) => { obj.#hidden = value; } }, metadata: _metadata }, _private_hidden_initializers, _private_hidden_extraInitializers);
            if (_metadata) Object.defineProperty(this, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        n;
        late;
        static { $tsglove.define(this, "tsglove-root/test/cases/rigid-decorated-members/input#Decorated", ["n", 1, "late", 3], () => [$tsglove.choice(1, 2), void 0], void 0, void 0, ["field", "live"]); }
        #$arg1;
        field = __runInitializers(this, _field_initializers, 5);
        #hidden = (__runInitializers(this, _field_extraInitializers), __runInitializers(this, _private_hidden_initializers, 1));
        #live_accessor_storage = (__runInitializers(this, _private_hidden_extraInitializers), 7);
        get live() { return this.#live_accessor_storage; }
        set live(value) { this.#live_accessor_storage = value; }
        static #shared_accessor_storage = 9;
        static get shared() { return Decorated.#shared_accessor_storage; }
        static set shared(value) { Decorated.#shared_accessor_storage = value; }
        constructor(n, late = $hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n) ? void 0 : n * 10) {
            this.n = n;
            this.late = late;
            if ($hyperValues.exist && (typeof n === "object" || (late instanceof $SplitObject ? $hyperValues.met : typeof late === "object")) && $tsglove.anyOpen(n, late))
                return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
            this.#$arg1 = arguments[1];
            this.live += n + this.#hidden;
        }
        [(_field_decorators = [doubled], _private_hidden_decorators = [doubled], $tsglove.args)]() { return [this.n, this.#$arg1]; }
    };
})();
const made = new Decorated(2);
console.log(made.field, made.live, made.late, Decorated.shared, format(made), clone(made, { n: 1 }).live);
console.log(materialize(new Decorated(oneof([1, 2])), { n: 1 }).late);
