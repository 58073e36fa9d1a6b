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
class Keyed extends Map<string, number> {
  field = this.size + (this.n === 1 ? nothing.x : 0);
  constructor(readonly n: 1 | 2) {
    super();
    if (n === 2) this.set("x", nothing.x);
  }
}
place(() => new Keyed(1));
place(() => new Keyed(2));
