import { searchable } from "tsglove";

class Base {
  readonly parts: string[];
  constructor(...parts: readonly string[]) {
    this.parts = [...parts];
  }
  add(part: string): this {
    this.parts.push(part);
    return this;
  }
  get first(): string | undefined {
    return this.parts[0];
  }
}
@searchable
class Spread extends Base {
  constructor(readonly n: 1 | 2, more: readonly string[] = ["m"]) {
    super(`n${n}`, ...more, ...(n === 2 ? ["two"] : []));
    super.add("from super");
    const add = (part: string): Base => super.add(part);
    add("from arrow");
    this.add(super.first ?? "none");
  }
  override add(part: string): this {
    return super.add(part.toUpperCase());
  }
}
console.log(new Spread(1).parts, new Spread(2, []).parts);
