import { EventEmitter } from "node:events";
import { rebind, searchable, oneof, materialize } from "tsglove";
@searchable
class Bus extends EventTarget {
  heard = 0;
  constructor(readonly topic: "a" | "b") {
    super();
    this.addEventListener(topic, () => this.heard++);
  }
}
@searchable
class Emitter extends EventEmitter {
  constructor(readonly limit: 1 | 2) {
    super();
    this.setMaxListeners(limit);
  }
}
@searchable
class Holder {
  constructor(
    readonly bus: Bus,
    readonly emitter = new Emitter(1),
  ) {}
}
const bus = new Bus("a");
bus.dispatchEvent(new Event("a"));
console.log(bus.heard, new Emitter(2).getMaxListeners());
const holder = new Holder(bus, new Emitter(2));
rebind(holder, { "bus.topic": "b", "emitter.limit": 1 });
holder.bus.dispatchEvent(new Event("a"));
console.log(holder.bus === bus, holder.bus.heard, holder.emitter.getMaxListeners());
console.log(materialize(new Holder(new Bus(oneof(["a", "b"]))), { "bus.topic": "b" }).bus.topic);
