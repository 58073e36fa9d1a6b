import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Vault {
    static { $tsglove.define(this, "tsglove-root/test/cases/private-members/input#Vault", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    #code;
    #tries;
    static #made = 0;
    static get made() {
        return Vault.#made;
    }
    #compute(n) {
        return n * 100;
    }
    static #count() {
        Vault.#made++;
    }
    get #open() {
        return this.#tries > 1;
    }
    set #open(value) {
        this.#tries = value ? 9 : 0;
    }
    try() {
        this.#tries++;
        if (this.#tries === 3)
            this.#open = false;
        return `${this.#code} ${this.#open}`;
    }
    static is(value) {
        return #code in value;
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
        this.#code = void 0;
        this.#tries = 0;
        this.#code = this.#compute(n);
        Vault.#count();
    }
    [$tsglove.args]() { return [this.n]; }
}
const vault = new Vault(2);
console.log(vault.try(), vault.try(), vault.try(), Vault.made, Vault.is(vault), Vault.is({}), vault);
