import { describe, expect, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { floatv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "../tuning/sample.js";
import type { Study } from "../tuning/study.js";
import type { StudyView } from "../tuning/study-view.js";
import type { Direction } from "../tuning/trial/objectives.js";
import { trialTable } from "./trial-table.js";

const small = {
  a: oneof([1, 2]),
  lr: floatv(1e-4, 1e-1, "log"),
  op: oneof([{ k: oneof([3, 5]) }, "none"]),
};

/** A study whose trials get these answers: a reward, or a word for none. */
function answered(
  space: unknown,
  answers: readonly (number | "skip" | "infeasible")[],
  direction: Direction = "maximize",
): Study<unknown> {
  const study = sample(space, new RandomSearch({ seed: 1 }), { direction });
  for (const [, feedback] of study) {
    const answer = answers[feedback.id - 1];
    if (answer === "skip") feedback.skip();
    else if (answer === "infeasible") feedback.infeasible();
    else if (answer !== undefined) feedback(answer);
    if (feedback.id >= answers.length) feedback.endLoop();
  }
  return study;
}

function column(study: StudyView, index: number): string[] {
  return trialTable(study)
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/)[index] ?? "");
}

describe("trialTable", () => {
  it("aligns numbers at their points and text on the left", () => {
    const study = sample({ a: oneof([1, 20]), act: oneof(["relu", "gelu"]) }, new RandomSearch({ seed: 1 }), {
      trials: 4,
    });
    for (const [, feedback] of study) feedback([0.5, 12, 0.9341, 3][feedback.id - 1] ?? 0);
    const lines = trialTable(study)
      .replace(/\d\.\d{3} /g, "S ")
      .split("\n");
    expect(lines[0]).toMatch(/^rank {2}trial {3}reward {2}seconds +a {2}act$/);
    const rewards = lines.slice(1).map((line) => line.slice(13, 21));
    expect(rewards.map((text) => text.trim())).toEqual(["12", "3", "0.9341", "0.5"]);
    // "12" ends right before the column of the points.
    expect([rewards[0]?.indexOf("2"), rewards[2]?.indexOf(".")]).toEqual([1, 2]);
    for (const line of lines) expect(line).toBe(line.trimEnd());
  });

  it("ranks in the study's direction, equal rewards by trial, and only completed trials", () => {
    const answers = [0.5, "infeasible", 0.9, 0.9, "skip", 0.1] as const;
    expect(column(answered(small, answers), 1)).toEqual(["3", "4", "1", "6"]);
    expect(column(answered(small, answers, "minimize"), 1)).toEqual(["6", "1", "3", "4"]);
  });

  it("shows the best ten, or as many as asked", () => {
    const study = answered(
      small,
      Array.from({ length: 30 }, (_, index) => index),
    );
    expect(column(study, 0)).toHaveLength(10);
    expect(trialTable(study, { top: 3 }).split("\n")).toHaveLength(4);
    expect(column(study, 1)[0]).toBe("30");
  });

  it("shows enough digits to tell rewards apart", () => {
    expect(column(answered(small, [0.934123, 0.934124]), 2)).toEqual(["0.934124", "0.934123"]);
  });

  it("shows what was decided, conditional decisions in their choice's cell", () => {
    const study = answered(small, [1, 2, 3, 4, 5, 6]);
    const text = trialTable(study);
    expect(text).toMatch(/ \{k [35]\}$/m);
    expect(text).toMatch(/ none$/m);
    const best = study.trials[5];
    expect(text.split("\n")[1]).toContain(best?.dna.numbers[1]?.toPrecision(3).replace(/0+$/, ""));
  });

  it("takes columns by id, conditional ones too, and refuses unknown ones by name", () => {
    const study = answered(small, [1, 2, 3, 4, 5, 6]);
    const [header] = trialTable(study, { columns: ["op[=0/2].k", "a"] }).split("\n");
    expect(header).toMatch(/seconds {2}k {2}a$/);
    expect(() => trialTable(study, { columns: ["op.k"] })).toThrow(
      new RangeError(
        'trialTable: there is no decision point "op.k" for a column. There are: "a", "lr", "op", "op[=0/2].k".',
      ),
    );
  });

  it("refuses a top that is no count", () => {
    expect(() => trialTable(answered(small, [1]), { top: 0 })).toThrow("top is 0");
    expect(() => trialTable(answered(small, [1]), { top: 2.5 })).toThrow("top is 2.5");
  });

  it("says so where there is nothing to show", () => {
    expect(trialTable(answered(small, []))).toBe("No completed trial among 1: 1 aborted.");
    expect(trialTable(sample(small, new RandomSearch()))).toBe("No trials yet.");
    expect(trialTable(answered(small, ["infeasible", "skip", "skip"]))).toBe(
      "No completed trial among 3: 1 infeasible, 2 skipped.",
    );
  });

  it("shows a space without decisions", () => {
    expect(trialTable(answered({ fixed: 1 }, [0.5]))).toMatch(
      /^rank {2}trial {2}reward {2}seconds\n {3}1 {6}1 {5}0\.5/,
    );
  });
});

describe("trialTable of many decisions", () => {
  const wide = {
    fixed: oneof(["the same everywhere, and long enough to take most of a line by itself, for all of them"]),
    edges: Array.from({ length: 21 }, () => oneof([0, 1])),
    ops: Array.from({ length: 5 }, () => oneof(["conv1x1-bn-relu", "conv3x3-bn-relu", "maxpool3x3"])),
  };
  const study = answered(
    wide,
    Array.from({ length: 20 }, (_, index) => index),
  );

  it.each([80, 100, 120])("keeps to %d characters", (width) => {
    for (const line of trialTable(study, { width }).split("\n"))
      expect(line.length).toBeLessThanOrEqual(width);
  });

  it("says once what all rows have in common", () => {
    const text = trialTable(study);
    expect(text).toContain('the same in all 10: fixed "the same everywhere');
    expect(text.match(/the same everywhere/g)).toHaveLength(2); // Here, and in the best trial's full decisions.
    expect(text.split("\n")[0]).toMatch(/seconds {2}edges +ops$/);
  });

  it("says of lists what their elements have in common", () => {
    const space = {
      same: Array.from({ length: 12 }, () => oneof([7])),
      half: [oneof([8]), oneof([1, 2]), oneof([1, 2]), oneof(["x".repeat(50)])],
    };
    const text = trialTable(answered(space, [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(text.replace(/\n {2}/g, " ")).toContain(
      `the same in all 9: same ${Array(12).fill(7).join(" ")}, half[0] 8, half[3] xxx`,
    );
    expect(text.split("\n")[0]).toMatch(/seconds {2}half\[1\] {2}half\[2\]$/);
  });

  it("gives lists a column and the best trial in full", () => {
    const text = trialTable(study);
    const best = study.best?.dna.numbers.slice(1, 22).join(" ");
    expect(text.split("\n")[1]).toMatch(/ [01]( [01])+…? {2}/);
    expect(text.replace(/\n {2}/g, " ")).toContain(`trial 20 in full: fixed "the same everywhere, and long`);
    expect(text.replace(/\n {2}/g, " ")).toContain(`edges ${best ?? ""}, ops `);
  });

  it("names the columns that it has no room for", () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`parameter${String(index)}`, floatv(0, 1)]),
    );
    const text = trialTable(answered(many, [1, 2, 3]), { width: 80 });
    expect(text).toContain("no room for: parameter");
    expect(text.replace(/\n {2}/g, " ")).toMatch(/no room for: .*parameter29/);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("takes hundreds of decisions in its stride", () => {
    const names = Array.from(
      { length: 600 },
      (_, index) => `group${String(index % 7)}.parameter${String(index)}`,
    );
    const many = Object.fromEntries(names.map((name) => [name, floatv(0, 1)]));
    const started = performance.now();
    const text = trialTable(answered(many, [1, 2, 3]));
    expect(text.split("\n")[0]).toMatch(/seconds( {2}group\d\.param…| +parameter\d+| {2}\S+)+$/);
    expect(text).toContain("no room for: ");
    // Quadratic and worse would take minutes.
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it("is not torn by line breaks and escape codes in names and values", () => {
    const hostile = { "a\nb\u001b[31m": oneof(["x\ny", "\u001b[2J"]) };
    const text = trialTable(answered(hostile, [1, 2, 3]));
    expect(text.split("\n")).toHaveLength(4);
    expect(text).not.toContain("\u001b");
  });
});
