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
class Thrower {
  constructor(
    readonly n: 1 | 2,
    readonly more = n +
      nothing.x,
  ) {}
}
place(() => new Thrower(1));
place(() => new Thrower(1, 2));
