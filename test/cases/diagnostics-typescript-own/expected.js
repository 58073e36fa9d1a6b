import { oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-typescript-own/input#Conv", ["filters", 1], () => [$tsglove.choice(32, 48, 64)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [32, 48, 64]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(filters) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && typeof filters === "object" && $tsglove.anyOpen(filters))
            return $tsglove.defer(this, new.target, [filters]);
        this[$init](new.target, filters);
    }
    [$init]($target, filters) {
        this.filters = filters;
    }
    [$tsglove.args]() { return [this.filters]; }
}
new Conv(33);
new Conv(oneof([32, 63]));
