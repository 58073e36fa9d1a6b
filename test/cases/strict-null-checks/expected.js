import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { searchable } from "tsglove";
export class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/strict-null-checks/input#Conv", ["filters", 1], () => [$tsglove.choice(32, void 0)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
    constructor(filters) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && typeof filters === "object" && $tsglove.anyOpen(filters))
            return $tsglove.defer(this, new.target, [filters]);
        this["tsglove.init"](new.target, filters);
    }
    "tsglove.init"($target, filters) {
        this.filters = filters;
    }
    [$tsglove.args]() { return [this.filters]; }
}
