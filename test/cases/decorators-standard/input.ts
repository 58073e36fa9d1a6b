import { searchable } from "tsglove";

const log: string[] = [];
function tagged(tag: string) {
  log.push(`factory ${tag}`);
  return <C extends abstract new (...args: never) => object>(type: C, context: ClassDecoratorContext<C>): void => {
    context.addInitializer(function () {
      log.push(`initialised ${tag} ${this.name}`);
    });
    if (context.metadata !== undefined) context.metadata["tag"] = tag;
    log.push(`${tag} ${type.name}`);
  };
}
function traced<T extends (...args: never) => unknown>(method: T, context: ClassMethodDecoratorContext): T {
  log.push(`${context.kind} ${String(context.name)}`);
  return function (this: unknown, ...args: never) {
    log.push(`call ${String(context.name)}`);
    return method.apply(this, args);
  } as T;
}
function bound(_: unknown, context: ClassMethodDecoratorContext): void {
  context.addInitializer(function () {
    const self = this as Record<PropertyKey, (...args: readonly unknown[]) => unknown>;
    Object.defineProperty(self, context.name, { value: self[context.name]?.bind(self), configurable: true });
  });
}
@tagged("before")
@searchable
@tagged("after")
class Net {
  constructor(readonly n: 1 | 2) {}
  @traced size(): number {
    return this.n * 2;
  }
  @bound own(): number {
    return this.n;
  }
  @traced static shared(): string {
    return this.name;
  }
}
const net = new Net(2);
const { own } = net;
console.log(net.size(), own(), Net.shared(), net, log);
