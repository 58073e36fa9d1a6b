import { clone, format, rebind, searchable } from "tsglove";
@searchable
class Base {
  readonly twice: number;
  constructor(readonly size: 1 | 2 | 3) {
    this.twice = size * 2;
  }
}
@searchable
class Hiding extends Base {
  override readonly size = 3;
}
const hiding = new Hiding(1);
console.log(hiding.size, hiding.twice, format(hiding));
rebind(hiding, (key, value: unknown) => (key === "size" ? 2 : value));
console.log(hiding.size, hiding.twice, format(hiding), clone(hiding).twice);
