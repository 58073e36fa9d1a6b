import { searchable } from "tsglove";

type Constructor<T = object> = new (...args: any[]) => T;
class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}
function Tagged<B extends Constructor>(base: B) {
  return class extends base {
    tag = "tagged";
    label(): string {
      return `${this.tag} ${base.name}`;
    }
  };
}
@searchable
class TaggedPoint extends Tagged(Point) {
  own = this.label();
  constructor(readonly n: 1 | 2) {
    super(n, n * 2);
  }
}
@searchable
class Below extends TaggedPoint {
  below = this.x + this.y;
}
console.log(new TaggedPoint(1), new Below(2), new Below(2) instanceof Point);
