import { searchable, searchSpace, type Fixed, type FixedArray, type ManyOf } from "tsglove";

@searchable()
class Called {}
interface Config {
  name: string;
  depth: 1 | 2;
}
interface Tree {
  left: Tree | 0;
}
@searchable
class Lists {
  constructor(readonly a: FixedArray<1 | 2, 0.5>, readonly b: ManyOf<1 | 2, 0>, readonly c: Fixed<1 | 2>) {}
}
function space<T extends object>(): T {
  return searchSpace<T>();
}
console.log(searchSpace<Config>(), searchSpace<Tree>(), searchSpace(Lists), Called, space);
