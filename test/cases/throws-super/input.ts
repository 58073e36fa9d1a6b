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

class Base {
  constructor(readonly text: string) {
    if (text === "") nothing.x++;
  }
}
@searchable
class Sub extends Base {
  constructor(readonly n: 1 | 2) {
    const text = n === 1 ? "" : "two";
    super(text + String(n === 2 ? nothing.x : ""));
  }
}
@searchable
class Bare extends Base {}
place(() => new Sub(1));
place(() => new Sub(2));
place(() => new Bare(""));
