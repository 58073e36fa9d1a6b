import { searchable, searchSpace, symbolize, type Int, type ManyOf, type Named, type Permutation } from "tsglove";

@searchable
class Counts {
  constructor(readonly a: ManyOf<1 | 2, 5>, readonly b: Permutation<[]>, readonly c: Int<1, 10, 0>) {}
}
@searchable
class Twice {
  constructor(readonly first: Named<1 | 2, "n">, readonly second: Named<3 | 4, "n">) {}
}
class Plain {
  constructor(readonly size: 1 | 2, readonly name: string | 3) {}
}
function conv(size: 1 | 2): number {
  return size;
}
@searchable
class Box<T extends 8 | 16> {
  constructor(readonly value: T) {}
}
type Deep<N extends 0[]> = { a: 1 | 2; next: Deep<[...N, 0]> };
console.log(typeof Counts, typeof Twice);
export const spaces = () => [
  searchSpace(Counts),
  searchSpace(Twice),
  searchSpace(symbolize(Plain)),
  searchSpace(conv),
  searchSpace(Box),
  searchSpace<{ a: Box<8>; "odd key": Box<never> | Date }>(),
  searchSpace<Deep<[]>>(),
];
