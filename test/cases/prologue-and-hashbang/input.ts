#!/usr/bin/env node
"use strict";
// First comment.
import { searchable } from "tsglove";
@searchable
class Net {
  constructor(readonly n: 1 | 2) {
    "use strict";
    console.log(this === undefined, n);
  }
}
console.log(new Net(2));
