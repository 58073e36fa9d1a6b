import { searchable } from "tsglove";

@searchable
class Sum {
  readonly total: number;
  constructor(
    readonly first: 1 | 2,
    ...more: readonly (3 | 4)[]
  ) {
    this.total = more.reduce((left, right) => left + right, first as number);
  }
}
@searchable
class All {
  readonly count: number;
  constructor(...all: readonly number[]) {
    this.count = all.length;
  }
}
console.log(new Sum(1).total, new Sum(2, 3, 4).total, Sum.length, new All().count, new All(...[1, 2, 3]).count, All.length);
