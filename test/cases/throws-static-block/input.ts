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

place(() => {
  class Plain {
    static {
      void nothing.x;
    }
  }
  return Plain;
});
let late: (() => number) | undefined;
@searchable
class Thrower {
  static {
    late = () => nothing.x;
  }
  static field = () => nothing.x;
}
place(() => late?.());
place(() => Thrower.field());
