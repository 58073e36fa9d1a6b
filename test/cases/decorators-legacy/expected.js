var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
var Net_1;
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const log = [];
function sealed(type) {
    log.push(`class ${type.name}`);
}
function traced(target, key, _descriptor) {
    log.push(`method ${key} ${target.constructor.name}`);
}
function noted(_target, key, index) {
    log.push(`parameter ${String(key)} ${index}`);
}
let Net = class Net {
    static { Net_1 = this; }
    static { $tsglove.define(this, "tsglove-root/test/cases/decorators-legacy/input#Net", ["n", 1, "label", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    static self() {
        return Net_1.name;
    }
    size(by) {
        return this.n * by;
    }
    constructor(n, label = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || typeof label === "object") && $tsglove.anyOpen(n, label))
            return $tsglove.defer(this, new.target, [n, label]);
        this[$init](new.target, n, label);
    }
    [$init]($target, n, label = "x") {
        this.n = n;
        this.label = label;
    }
    [$tsglove.args]() { return [this.n, this.label]; }
};
__decorate([
    traced,
    __param(0, noted)
], Net.prototype, "size", null);
Net = Net_1 = __decorate([
    sealed
], Net);
let Injected = class Injected {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/decorators-legacy/input#Injected", ["n", 1, "text", 0], () => [$tsglove.choice(1, 2), void 0], void 0, void 0, ["seen"]); }
    #$arg1;
    seen;
    constructor(n, text) {
        this.n = n;
        if ($hyperValues.exist && (typeof n === "object" || typeof text === "object") && $tsglove.anyOpen(n, text))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        this.#$arg1 = arguments[1];
        this.seen = `${n} ${text}`;
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
};
Injected = __decorate([
    __param(0, noted),
    __param(1, noted)
], Injected);
console.log(new Net(2), new Net(1).size(3), Net.self(), Net.length, new Injected(1, "t").seen, log);
