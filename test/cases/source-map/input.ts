// Where errors say that they were thrown, and what the frames around them are.
import { searchable } from "tsglove";

function place(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    const frames = String((error as Error).stack).split("\n").slice(1);
    console.log(frames.find((frame) => frame.includes("input."))?.replace(/.*input/, "input").replace(")", ""));
  }
}

@searchable
class Thrower {
  readonly doubled: number;
  constructor(readonly n: 1 | 2) {
    this.doubled = n * 2;
    if (n === 2) throw new Error("in the constructor");
  }
  shout(): void {
    throw new Error("in a method");
  }
}

place(() => new Thrower(2));
place(() => {
  new Thrower(1).shout();
});
