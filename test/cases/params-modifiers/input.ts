import { searchable } from "tsglove";

@searchable
class Mixed {
  constructor(
    readonly a: 1 | 2,
    private readonly b: 3 | 4,
    protected c: number,
    public d: string,
    private e = 5,
  ) {}
  sum(): number {
    this.e++;
    return this.a + this.b + this.c + this.e;
  }
}
const mixed = new Mixed(1, 3, 10, "d");
console.log(mixed.sum(), mixed.sum(), JSON.stringify(mixed), Mixed.length);
