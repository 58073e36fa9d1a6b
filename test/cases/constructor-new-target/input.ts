import { searchable } from "tsglove";

class Root {
  readonly made: string;
  constructor() {
    this.made = new.target.name;
    if (new.target === Root) console.log("alone");
  }
}
@searchable
class Mid extends Root {
  constructor(readonly n: 1 | 2, readonly called = new.target.name) {
    super();
    const inner = () => new.target.name;
    function other(this: void): boolean {
      return new.target === undefined;
    }
    console.log(inner(), other(), this.made, called);
  }
}
class Low extends Mid {}
new Root();
new Mid(1);
new Low(2);
