import { searchable } from "tsglove";

class Alone {
  field = 1;
  constructor(readonly n = 2) {}
}
@searchable
class Net {}
function decorated(_: unknown, __: unknown): void {}
@decorated
class Other {
  accessor x = 1;
}
console.log(new Alone(), new Net(), new Other().x);
