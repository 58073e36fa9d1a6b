import {
  dnaSpec,
  format,
  searchable,
  searchSpace,
  type FixedArray,
  type Float,
  type ManyOf,
  type Named,
} from "tsglove";

type Config = {
  depth: 3 | 1 | 2;
  act?: "relu" | "gelu";
  lr: Named<Float<1e-5, 1e-1, "log">, "lr">;
  widths: FixedArray<32 | 64, 2>;
  ops: ManyOf<"conv" | "pool" | "skip", 2, { sorted: true }>;
  shape: [rows: 2 | 1, columns?: 4];
  note?: string;
};
interface Tree {
  left: Tree | null;
  value: 2 | 1;
}
@searchable
class Box<T> {
  constructor(
    readonly value: T,
    readonly spare?: { inner: T },
  ) {}
}
@searchable
class Pair<A, B> {
  constructor(
    readonly a: A,
    readonly b: B,
  ) {}
}
@searchable
class Twins extends Pair<"b" | "a", Box<4 | 3>> {}

console.log(format(searchSpace<Config>()));
console.log(dnaSpec(searchSpace<Tree>({ maxDepth: 3 })).size);
console.log(dnaSpec(searchSpace(Box<64 | 32>)).size);
console.log(dnaSpec(searchSpace(Twins)).size);
console.log(dnaSpec(searchSpace<"b" | Box<1> | null>()).size);
