import { clone, rebind, searchable } from "tsglove";
class Base {
  #log: string[] = [];
  add(text: string): void {
    this.#log.push(text);
  }
  get log(): string {
    return this.#log.join();
  }
}
@searchable
class Deep extends Base {
  #sum = 0;
  static #runs = 0;
  constructor(readonly n: 1 | 2 | 3) {
    super();
    this.#grow(n);
    this.add(`run ${++Deep.#runs}`);
  }
  #grow(by: number): void {
    this.#sum += by;
  }
  get #half(): number {
    return this.#sum / 2;
  }
  half(): number {
    return this.#half;
  }
  grow(): this {
    this.#grow(10);
    return this;
  }
}
const deep = new Deep(2).grow();
console.log(deep.half(), deep.log);
rebind(deep, { n: 3 });
console.log(deep.half(), deep.log, clone(deep).half());
