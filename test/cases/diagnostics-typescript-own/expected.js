import * as $tsglove from "tsglove/compiled";
import { oneof, searchable } from "tsglove";
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-typescript-own/input#Conv", ["filters", 1], false, () => [$tsglove.choice(32, 48, 64)]); }
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
new Conv(33);
new Conv(oneof([32, 63]));
