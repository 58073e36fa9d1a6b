/** A `@searchable` class stays an ordinary class: what the rewrite must not change. */
import { describe, expect, it } from "vitest";
import { searchable } from "tsglove";

@searchable
class Counter {
  #count = 0;
  readonly made: string;
  constructor(readonly step: 1 | 2 = 1) {
    this.#count = step;
    this.made = new.target.name;
  }
  next(): number {
    return (this.#count += this.step);
  }
}

describe("a searchable class", () => {
  it("keeps its length, name, private state and new.target", () => {
    const counter = new Counter(2);
    expect([counter.next(), counter.made, Counter.length, Counter.name]).toEqual([
      4,
      "Counter",
      0,
      "Counter",
    ]);
  });
});
