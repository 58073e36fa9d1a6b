import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
export class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/strict-null-checks/input#Conv", ["filters", 1], () => [$tsglove.constant(32)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
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
