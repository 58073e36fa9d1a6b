import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { floatv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "../tuning/sample.js";
import type { Direction } from "../tuning/trial/objectives.js";
import type { ProgressStream } from "./progress-stream.js";
import { terminalProgress } from "./terminal-progress.js";

const space = { a: oneof([1, 2]), lr: floatv(1e-4, 1e-1, "log") };
const random = new RandomSearch({ seed: 1 });

class Recorder implements ProgressStream {
  text = "";
  constructor(
    readonly isTTY: boolean,
    readonly columns = 100,
  ) {}
  write(text: string): boolean {
    this.text += text;
    return true;
  }
  /** What each drawing left on the terminal's line, colours kept. */
  get frames(): string[] {
    return this.text
      .split("\u001b[1G")
      .slice(1)
      .map((frame) => frame.replace("\u001b[0K", "").replace(/\n$/, ""));
  }
  get lines(): string[] {
    return this.text.split("\n").slice(0, -1);
  }
}

type Answer = number | "skip" | "infeasible";

interface Run {
  readonly answers: readonly Answer[];
  /** How long a trial takes, in milliseconds. */
  readonly takes: number;
  readonly trials?: number;
  readonly seconds?: number;
  readonly direction?: Direction;
}

/** The time that the study's clock shows, in milliseconds. Timers fire only where a test fires them: a synchronous loop lets none. */
let now = 0;

/** Runs a synchronous loop. */
function run(stream: ProgressStream, { answers, takes, ...options }: Run): void {
  for (const [, feedback] of sample(space, random, { ...options, progress: terminalProgress({ stream }) })) {
    now += takes;
    const answer = answers[(feedback.id - 1) % answers.length] ?? 0;
    if (answer === "skip") feedback.skip("no GPU");
    else if (answer === "infeasible") feedback.infeasible("too\n\u001b[31mwide");
    else feedback(answer);
  }
}

function visible(text: string | undefined): string {
  return (text ?? "").replace(new RegExp(String.raw`\u001b\[\d*m`, "g"), "");
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubEnv("NO_COLOR", "");
  vi.stubEnv("TERM", "xterm");
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  expect(process.listenerCount("SIGINT") + process.listenerCount("SIGTERM")).toBe(signalListeners);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const signalListeners = process.listenerCount("SIGINT") + process.listenerCount("SIGTERM");

describe("in a pipe", () => {
  it("writes a line a trial", () => {
    const stream = new Recorder(false);
    run(stream, { answers: [0.61, 0.934, 0.912, "infeasible"], takes: 4750, trials: 4 });
    expect(stream.lines).toEqual([
      "trial 1/4  reward 0.61  best 0.61 (trial 1)  4.8 s",
      "trial 2/4  reward 0.934  best 0.934 (trial 2)  9.5 s",
      "trial 3/4  reward 0.912  best 0.934 (trial 2)  14.3 s",
      "trial 4/4  infeasible: too wide  best 0.934 (trial 2)  19.0 s",
    ]);
  });

  it("writes no escape code, whatever a reason holds", () => {
    const stream = new Recorder(false);
    run(stream, { answers: ["infeasible", "skip", 1], takes: 10, trials: 3 });
    expect(stream.text).not.toContain("\u001b");
    expect(stream.lines[0]).toBe("trial 1/3  infeasible: too wide  0.0 s");
  });

  it("counts a skipped trial in the total, as it is made up for", () => {
    const stream = new Recorder(false);
    run(stream, { answers: [1, "skip", 2], takes: 10, trials: 2 });
    expect(stream.lines.map((line) => line.split("  ").slice(0, 2))).toEqual([
      ["trial 1/2", "reward 1"],
      ["trial 2/3", "skipped: no GPU"],
      ["trial 3/3", "reward 2"],
    ]);
  });

  it("knows which reward is best where small ones are good", () => {
    const stream = new Recorder(false);
    run(stream, { answers: [3, 1, 2], takes: 10, trials: 3, direction: "minimize" });
    expect(stream.lines[2]).toContain("best 1 (trial 2)");
  });

  it("writes a line for each of few trials, however fast", () => {
    const stream = new Recorder(false);
    run(stream, { answers: [1], takes: 0, trials: 50 });
    expect(stream.lines).toHaveLength(50);
  });

  it("writes at most a line a second for many fast trials, the last one included", () => {
    const stream = new Recorder(false);
    run(stream, { answers: [1], takes: 10, trials: 1000 });
    expect(stream.lines).toHaveLength(11); // One a second in ten seconds, and the last.
    expect(stream.lines[0]).toMatch(/^trial {4}1\/1000 /);
    expect(stream.lines.at(-1)).toMatch(/^trial 1000\/1000 /);
  });

  it("writes a line for every slow trial of an unbounded loop, without a total", () => {
    const stream = new Recorder(false);
    run(stream, { answers: [1], takes: 1001, seconds: 20 });
    expect(stream.lines).toHaveLength(20);
    expect(stream.lines[0]).toBe("trial 1  reward 1  best 1 (trial 1)  1.0 s");
  });

  it("says which trial was aborted", () => {
    const stream = new Recorder(false);
    for (const [, feedback] of sample(space, random, { trials: 3, progress: terminalProgress({ stream }) })) {
      if (feedback.id === 2) break;
      feedback(1);
    }
    expect(stream.lines[1]).toBe("trial 2/3  aborted  best 1 (trial 1)  0.0 s");
  });
});

describe("on a terminal", () => {
  it("draws trials, best, time and time left", () => {
    const stream = new Recorder(true);
    run(stream, { answers: [0.61, 0.934, 0.912], takes: 2000, trials: 12 });
    expect(visible(stream.frames[0])).toBe("░".repeat(24) + "  trial  0/12  0.0 s");
    expect(visible(stream.frames[3])).toBe(
      "█".repeat(6) + "░".repeat(18) + "  trial  3/12  best 0.934 (trial 2)  6.0 s  18.0 s left",
    );
  });

  it("ends with a full bar, no time left and a new line", () => {
    const stream = new Recorder(true);
    run(stream, { answers: [1], takes: 2000, trials: 12 });
    expect(visible(stream.frames.at(-1))).toBe("█".repeat(24) + "  trial 12/12  best 1 (trial 1)  24.0 s");
    expect(stream.text.endsWith("\n")).toBe(true);
    expect(stream.text.split("\n")).toHaveLength(2);
  });

  it("draws no more than ten times a second", () => {
    const stream = new Recorder(true);
    run(stream, { answers: [1], takes: 1, trials: 2000 });
    expect(stream.frames.length).toBeGreaterThan(15);
    expect(stream.frames.length).toBeLessThan(25);
  });

  it("counts down between trials where timers run", () => {
    const stream = new Recorder(true);
    for (const [, feedback] of sample(space, random, { trials: 3, progress: terminalProgress({ stream }) })) {
      for (let tick = 0; tick < 10; tick++) {
        now += 100;
        vi.advanceTimersByTime(100);
      }
      feedback(1);
    }
    const frames = stream.frames.map(visible);
    expect(frames.slice(0, 4).map((frame) => frame.slice(-5))).toEqual(["0.0 s", "0.1 s", "0.2 s", "0.3 s"]);
    const left = frames
      .map((frame) => / (\d+\.\d) s left/.exec(frame)?.[1])
      .filter((time) => time !== undefined);
    expect(left.slice(0, 4)).toEqual(["2.0", "1.9", "1.8", "1.7"]);
  });

  it("shows a loop without an end by its count alone", () => {
    const stream = new Recorder(true);
    const progress = terminalProgress({ stream });
    for (const [, feedback] of sample(space, random, { progress })) {
      now += 500;
      feedback(1);
      if (feedback.id === 3) feedback.endLoop();
    }
    expect(visible(stream.frames.at(-1))).toBe("trial 3  best 1 (trial 1)  1.5 s");
  });

  it("goes by the limit in seconds where that ends first", () => {
    const stream = new Recorder(true);
    run(stream, { answers: [1], takes: 1000, trials: 100, seconds: 4 });
    expect(visible(stream.frames[2])).toMatch(/^█{12}░{12} {2}trial {3}2\/100 .* 2\.0 s left$/);
  });

  it("tells of infeasible and skipped trials", () => {
    const stream = new Recorder(true);
    run(stream, { answers: [1, "infeasible", "skip", "infeasible"], takes: 1000, trials: 8 });
    expect(visible(stream.frames.at(-1))).toMatch(/trial 10\/10 .* 5 infeasible, 2 skipped$/);
  });

  it.each([120, 80, 60, 40, 24, 10])("keeps its lines within %d columns", (columns) => {
    const stream = new Recorder(true, columns);
    run(stream, { answers: [0.123456, "infeasible", "skip"], takes: 1000, trials: 20 });
    for (const frame of stream.frames) expect(visible(frame).length).toBeLessThan(columns);
    expect(stream.frames.at(-1)).toContain("trial");
  });

  it("colours, and leaves it where NO_COLOR is set", () => {
    const colored = new Recorder(true);
    run(colored, { answers: [1], takes: 1000, trials: 2 });
    expect(colored.text).toContain("\u001b[32mbest 1 (trial 1)\u001b[0m");
    vi.stubEnv("NO_COLOR", "1");
    const plain = new Recorder(true);
    run(plain, { answers: [1], takes: 1000, trials: 2 });
    expect(plain.frames.every((frame) => visible(frame) === frame)).toBe(true);
  });

  it("hides no cursor, switches no wrapping off and saves no position: nothing is to be restored", () => {
    const stream = new Recorder(true);
    run(stream, { answers: [1], takes: 1000, trials: 3 });
    // Only colours (m), going to the first column (G) and erasing the rest of the line (K).
    const codes = stream.text.match(new RegExp(String.raw`\u001b(\[[?\d]*[A-Za-z]|.)`, "g")) ?? [];
    expect(new Set(codes.map((code) => code.slice(1)))).toEqual(
      new Set(["[1G", "[0K", "[2m", "[32m", "[0m"]),
    );
  });

  it("ends its line where the loop's body throws", () => {
    const stream = new Recorder(true);
    expect(() => {
      for (const [, feedback] of sample(space, random, {
        trials: 5,
        progress: terminalProgress({ stream }),
      })) {
        now += 1000;
        if (feedback.id === 3) throw new Error("boom");
        feedback(1);
      }
    }).toThrow("boom");
    expect(visible(stream.frames.at(-1))).toContain("trial 2/5");
    expect(stream.text.endsWith("\n")).toBe(true);
  });

  it("ends its line where the process exits in the middle", () => {
    const stream = new Recorder(true);
    const before = process.listeners("exit");
    const progress = terminalProgress({ stream });
    const loop = sample(space, random, { trials: 5, progress })[Symbol.iterator]();
    loop.next();
    const [stop] = process.listeners("exit").filter((listener) => !before.includes(listener));
    stop?.(0);
    expect(stream.text.endsWith("\n")).toBe(true);
    loop.return();
    expect(process.listeners("exit")).toEqual(before);
    expect(stream.text.split("\n")).toHaveLength(2);
  });

  it("writes plain lines to a dumb terminal", () => {
    vi.stubEnv("TERM", "dumb");
    const stream = new Recorder(true);
    run(stream, { answers: [1], takes: 1000, trials: 2 });
    expect(stream.text).not.toContain("\u001b");
    expect(stream.lines).toHaveLength(2);
  });
});

it("an abandoned loop keeps no process alive", () => {
  vi.useRealTimers();
  const stream = new Recorder(true);
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  const loop = sample(space, random, { trials: 5, progress: terminalProgress({ stream }) })[
    Symbol.iterator
  ]();
  loop.next();
  expect(stream.frames).toHaveLength(1);
  expect(timers()).toBe(before);
  loop.return();
  vi.useFakeTimers();
});

it("one listener serves a study inside another", () => {
  const stream = new Recorder(false);
  const progress = terminalProgress({ stream });
  for (const [, outer] of sample(space, random, { trials: 2, progress })) {
    for (const [, inner] of sample(space, random, { trials: 3, progress })) inner(1);
    outer(2);
  }
  expect(stream.lines.map((line) => line.slice(0, 9))).toEqual([
    "trial 1/3",
    "trial 2/3",
    "trial 3/3",
    "trial 1/2",
    "trial 1/3",
    "trial 2/3",
    "trial 3/3",
    "trial 2/2",
  ]);
});
