/** Reports of studies that are not one loop with one reward: parallel, continued, of several metrics, with stopped trials. */
import { describe, expect, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { intv } from "../hyper/numbers.js";
import { memoryBackend } from "../tuning/log/memory-backend.js";
import { sample } from "../tuning/sample.js";
import { reportHtml } from "./html/page.js";
import { terminalProgress } from "./terminal-progress.js";
import { trialTable } from "./trial-table.js";

const space = { n: intv(0, 99) };
const random = new RandomSearch({ seed: 1 });

function recorder(): { readonly lines: string[]; readonly stream: { write(text: string): void } } {
  const lines: string[] = [];
  return { lines, stream: { write: (text) => lines.push(text.trimEnd()) } };
}

describe("reports", () => {
  it("tell parallel trials in the order in which they end", async () => {
    const { lines, stream } = recorder();
    await sample(space, random, { trials: 3, progress: terminalProgress({ stream }) }).run(
      async (_, feedback) => {
        await new Promise((resolve) => setTimeout(resolve, 30 * (4 - feedback.id)));
        return feedback.id;
      },
      { parallelism: 3 },
    );
    expect(lines.map((line) => line.split("  ").slice(0, 3))).toEqual([
      ["trial 3/3", "reward 3", "best 3 (trial 3)"],
      ["trial 2/3", "reward 2", "best 3 (trial 3)"],
      ["trial 1/3", "reward 1", "best 3 (trial 3)"],
    ]);
  });

  it("begin a continued study with what was there", () => {
    const options = { backend: memoryBackend(), name: "a" };
    for (const [, feedback] of sample(space, random, { ...options, trials: 2 })) feedback(9);
    const { lines, stream } = recorder();
    for (const [, feedback] of sample(space, random, {
      ...options,
      trials: 4,
      progress: terminalProgress({ stream }),
    }))
      feedback(1);
    expect(lines.map((line) => line.split("  ").slice(0, 3))).toEqual([
      ["trial 3/4", "reward 1", "best 9 (trial 1)"],
      ["trial 4/4", "reward 1", "best 9 (trial 1)"],
    ]);
  });

  it("show metrics, and a front in place of a best", () => {
    const { lines, stream } = recorder();
    const study = sample(space, random, {
      trials: 3,
      metrics: { accuracy: "maximize", latency: "minimize" },
      progress: terminalProgress({ stream }),
    });
    for (const [, feedback] of study) feedback({ accuracy: feedback.id, latency: feedback.id });
    expect(lines.at(-1)).toContain("accuracy 3, latency 3  front of 3");
    const page = reportHtml(study, { title: "Two" });
    expect(page).toContain("Pareto front");
    expect(page).toContain("maximize accuracy, minimize latency");
    const rows = trialTable(study).split("\n");
    const shown = rows.map((row) => row.trim().split(/ +/).slice(0, 3).join(" "));
    expect(shown).toEqual(["trial accuracy latency", "3 3 3", "2 2 2", "1 1 1"]);
    expect(trialTable(study, { top: 1 }).split("\n").slice(2)).toEqual(["on the front: 3 trials"]);
  });

  it("tell stopped trials from completed ones", () => {
    const { lines, stream } = recorder();
    const study = sample(space, random, {
      trials: 2,
      earlyStopping: { shouldStop: ({ id }) => id === 2 },
      progress: terminalProgress({ stream }),
    });
    for (const [, feedback] of study) {
      feedback.addMeasurement(feedback.id, { step: 5 });
      feedback.shouldStopEarly();
      feedback.done();
    }
    expect(lines[1]).toContain("stopped at 2, step 5  best 1 (trial 1)");
    const page = reportHtml(study, { title: "Stopped" });
    expect(page).toContain("<title>Trial 2: stopped at 2, step 5");
    expect(page).toContain("1 completed, 1 stopped");
    expect(trialTable(study).split("\n")).toHaveLength(2);
  });
});
