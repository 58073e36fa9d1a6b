/** `interface X extends Symbolic {}` gives a class the methods; a member of its own stays. */
import { floatv, searchable, type Symbolic } from "tsglove";

interface Trainer extends Symbolic {}
@searchable
class Trainer {
  constructor(
    readonly units: 8 | 16,
    readonly lr: number,
  ) {}
  format(): string {
    return `mine, ${this.lr}`;
  }
}

@searchable
class Plain {
  constructor(readonly units: 8 | 16) {}
}

const trainer = new Trainer(8, 0.1);
const other = trainer.clone({ units: 16 }).rebind({ lr: 0.2 });
console.log(other.format(), trainer.eq(other), trainer.diff(other, { flat: true }), other.query("units"));
console.log(new Trainer(8, floatv(0, 1)).clone().rebind({ lr: 1 }).format());
console.log(JSON.stringify({ trainer }), Object.keys(trainer), "clone" in new Plain(8));
