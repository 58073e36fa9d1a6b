import { materialize, RandomSearch, rebind, sample, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Trainer {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-loops/input#Trainer", ["width", 1], () => [$tsglove.choice(32, 64)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["calls"], $parts => { const $0 = [32, 64]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    train() {
        return this.width;
    }
    constructor(width) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && typeof width === "object" && $tsglove.anyOpen(width))
            return $tsglove.defer(this, new.target, [width]);
        this[$init](new.target, width);
    }
    [$init]($target, width) {
        this.width = width;
        this.calls = 0;
    }
    [$tsglove.args]() { return [this.width]; }
}
const algorithm = new RandomSearch();
for (const [trainer, feedback] of sample(Trainer, algorithm))
    feedback(trainer.prototype.train());
for (const [trainer] of sample(searchSpace(Trainer), algorithm, { trials: 0 }))
    trainer.train();
for (const [trainer, feedback] of sample(searchSpace(Trainer), algorithm, { parallelism: 2 })) {
    feedback(trainer.train());
    feedback.skip();
}
for (const [trainer, feedback] of sample(searchSpace(Trainer), algorithm)) {
    feedback(Promise.resolve(trainer.train()));
}
sample(searchSpace(Trainer), algorithm, { direction: "minimize", metrics: { loss: "minimize" } });
rebind(new Trainer(32), { calls: 3 });
console.log(materialize(searchSpace(Trainer), { widht: 32 }), searchSpace(Trainer).train());
console.log($tsglove.typeSpace("any", () => $tsglove.hole("any"), new Trainer(32)));
