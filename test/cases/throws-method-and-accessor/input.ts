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
  constructor(readonly n: 1 | 2) {}
  method(): number {
    return this.n + nothing.x;
  }
  get got(): number {
    return nothing.x;
  }
  set got(value: number) {
    nothing.x = value;
  }
  *each(): Generator<number> {
    yield nothing.x;
  }
  static shared(): number {
    return nothing.x;
  }
}
const made = new Thrower(1);
place(() => made.method());
place(() => made.got);
place(() => (made.got = 1));
place(() => [...made.each()]);
place(() => Thrower.shared());
