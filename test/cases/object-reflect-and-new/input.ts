import { searchable } from "tsglove";

@searchable
class Base {
  constructor(readonly n: 1 | 2) {}
}
class Other extends Base {}
const made = Reflect.construct(Base, [2], Other) as Base;
console.log(made instanceof Other, made, Object.keys(made));
console.log(Reflect.construct(Other, [1]) instanceof Other, Reflect.has(made, "n"));
for (const call of [() => (Base as unknown as (n: number) => void)(1), () => Base.prototype.constructor.call({}, 1)])
  try {
    call();
  } catch (error) {
    console.log(String(error));
  }
console.log(typeof Base, Base.prototype.constructor === Base, Object.getPrototypeOf(Other) === Base);
