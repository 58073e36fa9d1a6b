import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Größe {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-unicode/input#Gr\u00F6\u00DFe", ["breite", 1, "\u0275", 3, "na\u00EFve", 3], () => [$tsglove.choice(1, 2), void 0, $tsglove.choice("\u00E9", "\u00E8")], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, () => [void 0, void 0, "é"], ["\u043A\u043B\u044E\u0447", "名前"], $parts => { const $0 = [1, 2], $1 = $parts[1], $2 = ["\u00E9", "\u00E8"]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c)); return $made; }; }); }
    #$arg1;
    constructor(breite, ɵ = void 0, naïve = void 0) {
        if (breite === $allocate)
            return;
        if ($hyperValues.exist && (typeof breite === "object" || (ɵ instanceof $SplitObject ? $hyperValues.met : typeof ɵ === "object") || typeof naïve === "object") && $tsglove.anyOpen(breite, ɵ, naïve))
            return $tsglove.defer(this, new.target, [breite, ɵ, naïve]);
        this[$init](new.target, breite, ɵ, naïve);
    }
    [$init]($target, breite, ɵ = breite * 2, naïve = "é") {
        this.#$arg1 = arguments[2];
        this.breite = breite;
        this.ɵ = ɵ;
        this.naïve = naïve;
        this.ключ = "wert";
        this["名前"] = 1;
    }
    [$tsglove.args]() { return [this.breite, this.#$arg1, this.naïve]; }
}
console.log(JSON.stringify(new Größe(2)), Größe.name, String(new Größe(1).naïve.codePointAt(0)));
