import { rebind, searchable } from "tsglove";
@searchable
class Steps {
  constructor(readonly step: 1 | 2) {}
  size(): number {
    return this.step * 100;
  }
}
interface Walk extends Steps {}
@searchable
class Walk {
  length: number;
  constructor(readonly way: 1 | 2 | 3) {
    this.length = way * 10;
  }
}
for (const name of Object.getOwnPropertyNames(Steps.prototype))
  Object.defineProperty(Walk.prototype, name, Object.getOwnPropertyDescriptor(Steps.prototype, name) ?? {});
const walk = new Walk(2);
console.log(walk.length, rebind(walk, { way: 3 }).length, new Steps(2).size());
