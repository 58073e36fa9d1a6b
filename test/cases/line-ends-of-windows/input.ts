import { searchable } from "tsglove";

// A comment.
@searchable
class Net {
  /** One. */
  field = 1;
  constructor(readonly n: 1 | 2) {
    // Inside.
    this.field += n;
  }
}
console.log(new Net(2));
