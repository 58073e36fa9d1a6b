import { searchable } from "tsglove";

@searchable
class Jumps {
  height = 3;
  constructor(readonly power: 1 | 2 = 2) {}
  jump(): number {
    return this.height * this.power;
  }
}
@searchable
class Runs {
  speed = 5;
  run(): number {
    return this.speed;
  }
}
interface Frog extends Jumps, Runs {}
@searchable
class Frog {
  colour = "green";
}
for (const mixin of [Jumps, Runs])
  for (const name of Object.getOwnPropertyNames(mixin.prototype))
    if (name !== "constructor")
      Object.defineProperty(Frog.prototype, name, Object.getOwnPropertyDescriptor(mixin.prototype, name) ?? {});
const frog = Object.assign(new Frog(), { height: 1, power: 7, speed: 9 });
console.log(frog, frog.jump(), frog.run(), Object.getOwnPropertyNames(Frog.prototype));
for (const type of [Jumps, Runs]) console.log(Object.getOwnPropertyNames(type.prototype), new type());
