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
class Named {
  constructor(readonly n: 1 | 2) {
    nothing.x++;
  }
  static make(): Named {
    return new Named(1);
  }
}
try {
  Named.make();
} catch (error) {
  const frames = String((error as Error).stack);
  console.log(/at new Named/.test(frames), /at Named\.make|at Function\.make/.test(frames), frames.split("\n")[0]);
}
