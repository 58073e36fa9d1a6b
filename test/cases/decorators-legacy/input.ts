import { searchable } from "tsglove";

const log: string[] = [];
function sealed(type: abstract new (...args: never) => object): void {
  log.push(`class ${type.name}`);
}
function traced(target: object, key: string, _descriptor: PropertyDescriptor): void {
  log.push(`method ${key} ${target.constructor.name}`);
}
function noted(_target: object, key: string | undefined, index: number): void {
  log.push(`parameter ${String(key)} ${index}`);
}
@sealed
@searchable
class Net {
  constructor(readonly n: 1 | 2, readonly label = "x") {}
  static self(): string {
    return Net.name;
  }
  @traced size(@noted by: number): number {
    return this.n * by;
  }
}
@searchable
class Injected {
  readonly seen: string;
  constructor(@noted readonly n: 1 | 2, @noted text: string) {
    this.seen = `${n} ${text}`;
  }
}
console.log(new Net(2), new Net(1).size(3), Net.self(), Net.length, new Injected(1, "t").seen, log);
