import { searchable } from "tsglove";

const $tsglove = "mine",
  $allocate = "too",
  $init = 1,
  $superOfSub = 2;
function $hyperValues(): string {
  return `${$tsglove} ${$allocate} ${$init} ${$superOfSub}`;
}
@searchable
class Base {
  $made = $hyperValues();
  constructor(readonly $arg0: 1 | 2) {}
}
@searchable
class Sub extends Base {
  $target = $tsglove;
}
console.log(JSON.stringify([new Base(1), new Sub(2)]), Sub.length);
