import { searchable } from "tsglove";

@searchable
class Flow {
  readonly trail: string[] = [];
  constructor(readonly n: 1 | 2 | 3, run: () => void = () => undefined) {
    const note = (text: string): number => this.trail.push(`${text} ${new.target.name}`);
    outer: for (const i of [1, 2, 3]) {
      for (;;) {
        if (i === n) break outer;
        note(`i${i}`);
        continue outer;
      }
    }
    try {
      run();
      if (n === 1) return;
      note("ran");
    } catch (error) {
      note(String(error));
      if (n === 2) return;
    } finally {
      note("finally");
    }
    switch (n) {
      case 3: {
        const inner = function (this: void): string {
          return typeof this;
        };
        note(inner());
        break;
      }
      default:
        note("default");
    }
    function hoisted(): string {
      return "hoisted";
    }
    note(hoisted());
  }
}
const fail = (): never => {
  throw new Error("fail");
};
for (const each of [new Flow(1), new Flow(2), new Flow(2, fail), new Flow(3, fail)]) console.log(each.trail.join(", "));
