import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
function h(tag, props, ...children) {
    return { tag: `${tag} ${JSON.stringify(props)} ${children.length}` };
}
class View {
    static { $tsglove.define(this, "tsglove-root/test/cases/jsx-untouched/input#View", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["shown"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    render() {
        return (h("row", { wide: this.n },
            h("row", null)));
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
        this.shown = (h("row", { wide: 3 },
            "text ",
            1 + 1)).tag;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(new View(2).render().tag, new View(1).shown);
