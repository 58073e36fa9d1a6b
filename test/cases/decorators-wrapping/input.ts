import { clone, format, isAbstract, materialize, oneof, searchable } from "tsglove";
function frozen<C extends new (...args: any[]) => object>(type: C, _: ClassDecoratorContext<C>): C {
  return new Proxy(type, {
    construct(target, args, newTarget) {
      return Object.assign(Reflect.construct(target, args, newTarget) as object, { watched: true });
    },
  });
}
@frozen
@searchable
class Net {
  constructor(readonly n: 1 | 2) {}
}
console.log(new Net(2), Net.name, format(new Net(1)), clone(new Net(1), { n: 2 }));
console.log(isAbstract(new Net(oneof([1, 2]))), materialize(new Net(oneof([1, 2])), { n: 2 }) instanceof Net);
