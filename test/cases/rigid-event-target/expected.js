import { EventEmitter } from "node:events";
import { rebind, searchable, oneof, materialize } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $hyperValues = $tsglove.hyperValues, $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject;
class Bus extends EventTarget {
    topic;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-event-target/input#Bus", ["topic", 1], () => [$tsglove.choice("a", "b")], void 0, void 0, ["heard"]); }
    heard = 0;
    constructor(topic) {
        if ($hyperValues.exist && typeof topic === "object" && $tsglove.anyOpen(topic))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        super();
        this.topic = topic;
        this.addEventListener(topic, () => this.heard++);
    }
    [$tsglove.args]() { return [this.topic]; }
}
class Emitter extends EventEmitter {
    limit;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-event-target/input#Emitter", ["limit", 1], () => [$tsglove.choice(1, 2)]); }
    constructor(limit) {
        if ($hyperValues.exist && typeof limit === "object" && $tsglove.anyOpen(limit))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        super();
        this.limit = limit;
        this.setMaxListeners(limit);
    }
    [$tsglove.args]() { return [this.limit]; }
}
class Holder {
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-event-target/input#Holder", ["bus", 1, "emitter", 3], () => [$tsglove.instance(Bus), $tsglove.instance(Emitter)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, () => [void 0, new Emitter(1)]); }
    #$arg1;
    constructor(bus, emitter = void 0) {
        if (bus === $allocate)
            return;
        if ($hyperValues.exist && ((bus instanceof $SplitObject ? $hyperValues.met : typeof bus === "object") || (emitter instanceof $SplitObject ? $hyperValues.met : typeof emitter === "object")) && $tsglove.anyOpen(bus, emitter))
            return $tsglove.defer(this, new.target, [bus, emitter]);
        this[$init](new.target, bus, emitter);
    }
    [$init]($target, bus, emitter = new Emitter(1)) {
        this.#$arg1 = arguments[2];
        this.bus = bus;
        this.emitter = emitter;
    }
    [$tsglove.args]() { return [this.bus, this.#$arg1]; }
}
const bus = new Bus("a");
bus.dispatchEvent(new Event("a"));
console.log(bus.heard, new Emitter(2).getMaxListeners());
const holder = new Holder(bus, new Emitter(2));
rebind(holder, { "bus.topic": "b", "emitter.limit": 1 });
holder.bus.dispatchEvent(new Event("a"));
console.log(holder.bus === bus, holder.bus.heard, holder.emitter.getMaxListeners());
console.log(materialize(new Holder(new Bus(oneof(["a", "b"]))), { "bus.topic": "b" }).bus.topic);
