var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import * as $tsglove from "tsglove/compiled";
const $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
const kept = new Map();
Object.assign(Reflect, {
    metadata: (key, value) => (target, member) => {
        const names = Array.isArray(value)
            ? value.map((each) => each?.name)
            : value?.name;
        kept.set(`${key} ${target.name ?? ""}${member ?? ""}`, names);
    },
});
function injectable(_) { }
function watched(_target, _key) { }
class Service {
}
let Net = class Net {
    dep;
    n;
    text;
    list;
    static { $tsglove.define(this, "tsglove-root/test/cases/decorators-metadata/input#Net", ["dep", 1, "n", 1, "text", 3, "list", 3], () => [void 0, $tsglove.choice(1, 2), void 0, void 0], void 0, void 0, ["service"]); }
    #$arg3;
    service;
    get size() {
        return this.n;
    }
    constructor(dep, n, text = "x", list = $hyperValues.exist && ((dep instanceof $SplitObject ? $hyperValues.met : typeof dep === "object") || typeof n === "object" || typeof text === "object") && $tsglove.anyOpen(dep, n, text) ? void 0 : []) {
        this.dep = dep;
        this.n = n;
        this.text = text;
        this.list = list;
        if ($hyperValues.exist && ((dep instanceof $SplitObject ? $hyperValues.met : typeof dep === "object") || typeof n === "object" || typeof text === "object" || (list instanceof $SplitObject ? $hyperValues.met : typeof list === "object")) && $tsglove.anyOpen(dep, n, text, list))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1], arguments[2], arguments[3]]);
        this.#$arg3 = arguments[3];
    }
    [$tsglove.args]() { return [this.dep, this.n, this.text, this.#$arg3]; }
};
__decorate([
    watched,
    __metadata("design:type", Service)
], Net.prototype, "service", void 0);
__decorate([
    watched,
    __metadata("design:type", Number),
    __metadata("design:paramtypes", [])
], Net.prototype, "size", null);
Net = __decorate([
    injectable,
    __metadata("design:paramtypes", [Service, Number, String, Array])
], Net);
console.log(new Net(new Service(), 1).size, kept);
