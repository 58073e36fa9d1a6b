import { clone, format, rebind, searchable } from "tsglove";
let made = 0;
@searchable
class Counter {
  constructor(
    readonly step: 1 | 2 | 3,
    readonly id = ++made,
    readonly double = step * 2,
  ) {}
}
const counter = new Counter(1);
console.log(counter.id, counter.double, format(counter));
rebind(counter, { step: 3 });
console.log(counter.id, counter.double, format(counter), clone(counter).id);
const fixed = new Counter(1, 7, undefined);
rebind(fixed, { step: 2 });
console.log(fixed.id, fixed.double, format(fixed));
