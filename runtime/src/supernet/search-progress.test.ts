import { describe, expect, it } from "vitest";
import { searchProgress, type SearchView } from "./search-progress.js";

const view = (step: number, elapsed: number, left?: number): SearchView => ({
  method: "tunas",
  step,
  steps: 2000,
  figures: { loss: 1.23456, reward: 0.5, entropy: 3.21 },
  elapsed,
  left,
});

function written(isTTY: boolean, columns: number, views: readonly SearchView[]): string {
  let text = "";
  const progress = searchProgress({ write: (part) => (text += part), isTTY, columns });
  const [first] = views;
  if (first !== undefined) progress.begin?.(first);
  for (const each of views.slice(1)) progress.step?.(each);
  const last = views.at(-1);
  if (last !== undefined) progress.end?.(last);
  return text;
}

describe("progress", () => {
  it("is a line a second at most where it is no terminal", () => {
    const views = [
      view(0, 0),
      view(1, 10, 20_000),
      view(2, 500, 5e5),
      view(3, 1200, 7.2e6),
      view(4, 1300, 1000),
    ];
    expect(written(false, 80, views)).toBe(
      [
        "tunas    1/2000  loss 1.235  reward 0.5  20.0 s left  entropy 3.21",
        "tunas    3/2000  loss 1.235  reward 0.5  2 h 00 min left  entropy 3.21",
        "tunas    4/2000  loss 1.235  reward 0.5  1.0 s left  entropy 3.21",
        "",
      ].join("\n"),
    );
  });

  it("is one line on a terminal, redrawn ten times a second at most, with a bar", () => {
    const text = written(true, 100, [
      view(0, 0),
      view(500, 50, 1000),
      view(1000, 150, 125_000),
      view(2000, 300, 0),
    ]);
    const lines = text.split("\r\x1b[2K");
    expect(lines).toEqual([
      "",
      `${"░".repeat(20)}  tunas    0/2000  loss 1.235  reward 0.5  0.0 s  entropy 3.21`,
      `${"█".repeat(10)}${"░".repeat(10)}  tunas 1000/2000  loss 1.235  reward 0.5  2 min 05 s left  entropy 3.21`,
      `${"█".repeat(20)}  tunas 2000/2000  loss 1.235  reward 0.5  0.3 s  entropy 3.21\n`,
    ]);
  });

  it("leaves out what a narrow terminal has no room for", () => {
    for (const columns of [10, 20, 30, 40, 60]) {
      const lines = written(true, columns, [view(0, 0)]).split(/\r\x1b\[2K|\n/);
      for (const line of lines) expect(line.length).toBeLessThan(columns);
    }
    expect(written(true, 20, [view(0, 0)])).toContain("tunas    0/2000");
  });
});
