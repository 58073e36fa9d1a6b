import { searchable } from "tsglove";

@searchable
class Quiet {
  constructor(_first: 1 | 2, readonly _: 3 | 4, readonly __proto: 5 = 5) {}
}
console.log(new Quiet(1, 4), Quiet.length);
