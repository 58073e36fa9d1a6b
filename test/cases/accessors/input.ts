import { searchable } from "tsglove";

class Base {
  get size(): number {
    return 1;
  }
  set size(_: number) {}
}
@searchable
class Accessing extends Base {
  #raw = 0;
  constructor(start: 1 | 2) {
    super();
    this.size = start;
  }
  override get size(): number {
    return this.#raw + super.size;
  }
  override set size(value: number) {
    super.size = value;
    this.#raw = value * 10;
  }
  static get shared(): string {
    return "static";
  }
}
const made = new Accessing(2);
made.size += 1;
console.log(made.size, Accessing.shared, Object.keys(made), made);
