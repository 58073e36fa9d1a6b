// Where the error says that it was thrown.
import { searchable } from "tsglove";

function place(run: () => unknown): void {
  try {
    run();
    console.log("nothing was thrown");
  } catch (error) {
    const frames = String((error as Error).stack).split("\n").slice(1);
    console.log(frames.find((frame) => frame.includes("input."))?.replace(/.*input/, "input").replace(")", ""));
  }
}
const nothing = undefined as unknown as { x: number };

@searchable
class Outer {
  readonly made: object;
  constructor(readonly n: 1 | 2) {
    class Inner {
      field = nothing.x;
      constructor(readonly outer: Outer) {}
    }
    this.made = new Inner(this);
  }
}
place(() => new Outer(1));
