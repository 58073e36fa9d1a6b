import * as $tsglove from "tsglove/compiled";
import { searchable } from "tsglove";
export class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/strict-null-checks/input#Conv", ["filters", 1], false, () => [$tsglove.choice(32, void 0)]); }
    constructor(filters) {
        if (filters === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(filters))
            return $tsglove.defer(this, new.target, [filters]);
        this[$tsglove.init](new.target, filters);
    }
    [$tsglove.init]($target, filters) {
        this.filters = filters;
    }
    [$tsglove.args]() { return [this.filters]; }
}
