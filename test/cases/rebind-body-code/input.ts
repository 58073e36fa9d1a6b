import { rebind, searchable } from "tsglove";
const made: object[] = [];
@searchable
class Widget {
  readonly handlers: (() => number)[] = [];
  readonly #timer = { ticks: 0 };
  label = "fresh";
  constructor(readonly n: 1 | 2 | 3, unit = "px") {
    made.push(this);
    const local = n * 2;
    this.handlers.push(() => local, () => this.n, () => ++this.#timer.ticks);
    this.label += unit;
  }
}
const widget = new Widget(1, "em");
const run = (): number[] => widget.handlers.map((each) => each());
console.log(run(), run(), widget.label);
const [first] = widget.handlers;
rebind(widget, { n: 3 });
console.log(run(), widget.label, first?.(), made.length, made[0] === made[1], Object.keys(widget));
