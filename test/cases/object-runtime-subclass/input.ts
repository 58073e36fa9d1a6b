import { searchable } from "tsglove";

@searchable
class Base {
  field = this.hook();
  constructor(readonly n: 1 | 2) {}
  hook(): string {
    return `base ${String(this.n)}`;
  }
}
function extend(name: string): typeof Base {
  return {
    [name]: class extends Base {
      override hook(): string {
        return `${name} ${super.hook()}`;
      }
    },
  }[name] as typeof Base;
}
const [One, Two] = [extend("One"), extend("Two")];
console.log(new One(1), new Two(2).field, One.name, new Two(1) instanceof Base, new Two(1) instanceof One);
