import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues;
class Point {
    x;
    y;
    constructor(x, y) {
        this.x = x;
        this.y = y;
    }
}
function Tagged(base) {
    return class extends base {
        tag = "tagged";
        label() {
            return `${this.tag} ${base.name}`;
        }
    };
}
class TaggedPoint extends Tagged(Point) {
    n;
    static { $tsglove.define(this, "tsglove-root/test/cases/mixin-functions/input#TaggedPoint", ["n", 1], () => [$tsglove.choice(1, 2)], void 0, void 0, ["own"]); }
    own = this.label();
    constructor(n) {
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        super(n, n * 2);
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
class Below extends TaggedPoint {
    static { $tsglove.define(this, "tsglove-root/test/cases/mixin-functions/input#Below", ["n", 1], () => [$tsglove.choice(1, 2)], void 0, void 0, ["below"]); }
    below = this.x + this.y;
    constructor(...$args) {
        if ($hyperValues.exist && $args.length > 0 && $tsglove.anyOpen(...$args))
            return $tsglove.deferRigid(new.target, [$args[0]]);
        super(...$args);
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(new TaggedPoint(1), new Below(2), new Below(2) instanceof Point);
