/*! Copyright the authors. Keep this banner. */
// And this line.
import { searchable } from "tsglove";

/**
 * What a network is.
 */
@searchable
export class Net {
  /** How wide. */
  width = 3; // behind the width
  // About a private one.
  #hidden = 1;

  /** Makes one. */
  constructor(
    /** How deep. */
    readonly depth: 1 | 2, // behind depth
  ) {
    // Before the first statement.
    this.width += depth; /* behind it */
    // At the end.
  }

  // About a method.
  hidden(): number {
    return this.#hidden; // one
  }
}

/** An ordinary class above one. */
class Empty {
  constructor() {
    // Nothing to do.
  }
}
@searchable
class Below extends Empty {
  // Nothing at all.
}
console.log(new Net(2).width, new Net(1).hidden(), new Below());
// The last line.
