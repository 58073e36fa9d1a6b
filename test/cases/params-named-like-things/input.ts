import { searchable } from "tsglove";

@searchable
class Odd {
  constructor(
    readonly Odd: 1 | 2,
    readonly undefined_: string = "u",
    readonly $tsglove = 1,
    readonly $allocate = 2,
    readonly $target = 3,
    readonly $args = 4,
    readonly Object = 5,
    readonly typeof_ = typeof Odd,
  ) {}
}
console.log(JSON.stringify(new Odd(1)), Odd.name, Odd.length);
