import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Algorithm } from "../../algorithms/algorithm.js";
import { RandomSearch } from "../../algorithms/random-search.js";
import { floatv } from "../../hyper/numbers.js";
import { materialize } from "../../hyper/materialize.js";
import { oneof } from "../../hyper/oneof.js";
import { sample } from "../../tuning/sample.js";
import type { Study } from "../../tuning/study.js";
import type { Direction } from "../../tuning/trial/objectives.js";
import { reportHtml } from "./page.js";
import { script, scriptHash } from "./script.js";

const small = {
  a: oneof([1, 2]),
  lr: floatv(1e-4, 1e-1, "log"),
  op: oneof([{ k: oneof([3, 5]) }, "none"]),
};

type Answer = number | "skip" | "infeasible";

function answered<T>(space: T, answers: readonly Answer[], direction: Direction = "maximize"): Study<T> {
  const study = sample(space, new RandomSearch({ seed: 1 }), { direction });
  for (const [, feedback] of study) {
    const answer = answers[feedback.id - 1];
    if (answer === undefined) break;
    if (answer === "skip") feedback.skip("no GPU");
    else if (answer === "infeasible") feedback.infeasible("too wide");
    else feedback(answer);
  }
  return study;
}

function titled(study: Study<unknown>): string {
  return reportHtml(study, { title: "A study" });
}

function count(text: string, part: string | RegExp): number {
  return text.split(part).length - 1;
}

/** What a page shows: without its style and script, in which "NaN" may stand. */
function shown(page: string): string {
  return page.replace(/<(script|style)>[^]*?<\/\1>/g, "");
}

/** The rows of the table, as the texts of their cells. */
function rowsOf(page: string): string[][] {
  const body = /<tbody>([^]*)<\/tbody>/.exec(page)?.[1] ?? "";
  return body
    .split("<tr>")
    .slice(1)
    .map((row) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell.replace(/<[^>]*>/g, "").trim()),
    );
}

/** The elements of a page, checked to be closed in the order in which they were opened. */
function elementsOf(page: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const markup = page.replace(/(<(script|style)>)[^]*?(<\/\2>)/g, "$1$3");
  for (const [, slash, name = "", selfClosed] of markup.matchAll(
    /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/gi,
  )) {
    if (slash === "/") expect(open.pop()).toBe(name);
    else {
      seen.push(name);
      if (name !== "meta" && selfClosed?.endsWith("/") !== true) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return seen;
}

describe("reportHtml", () => {
  it("is one well-formed page that loads nothing", () => {
    const page = reportHtml(answered(small, [0.5, 0.7, "infeasible", "skip", 0.6]), {
      title: "A study",
      programSource: "new Trainer()",
    });
    expect(page.startsWith("<!doctype html>")).toBe(true);
    const elements = elementsOf(page);
    expect(elements.filter((name) => ["link", "img", "iframe", "object", "base"].includes(name))).toEqual([]);
    expect(page).not.toMatch(/\s(src|href)=|url\(|@import|https?:/);
    expect(page).toContain("default-src 'none'");
    expect(count(page, "<script>")).toBe(1);
  });

  it("says what was searched, how, and what came of it", () => {
    const study = answered(small, [0.5, 0.934123, "infeasible", "skip", 0.6]);
    const page = reportHtml(study, {
      title: "My <study>",
      extra: [
        { name: "Data", value: "MNIST" },
        { name: "Epochs", value: 3 },
      ],
    });
    expect(page).toContain("<title>My &lt;study&gt;</title>");
    expect(page).toContain("<h1>My &lt;study&gt;</h1>");
    const facts = page
      .slice(page.indexOf("<dl>"), page.indexOf("</dl>"))
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
    expect(facts).toContain("Best reward 0.9341 trial 2; larger is better");
    expect(facts).toContain("Trials 5 3 completed, 1 infeasible, 1 skipped, 1 aborted");
    expect(facts).toContain("Search space 6 × ℝ 4 decision points");
    expect(facts).toContain(`Algorithm RandomSearch seed ${String(study.seed)}, to maximize`);
    expect(facts).toContain("Data MNIST Epochs 3");
  });

  it("is the same for the same study", () => {
    const study = answered(small, [0.5, 0.7, "infeasible"]);
    expect(titled(study)).toBe(titled(study));
  });

  it("shows the best program's source, or choices that make it", () => {
    const study = answered(small, [0.5, 0.7, 0.6]);
    expect(reportHtml(study, { title: "", programSource: "new Trainer(48)" })).toContain("Trainer(<span");
    const source = /<pre[^>]*><code>([^]*?)<\/code>/.exec(titled(study))?.[1]?.replace(/<[^>]*>/g, "") ?? "";
    const entries = [...source.replace(/&quot;/g, '"').matchAll(/^ {2}(.*): (.*),$/gm)].map(
      ([, key = "", value = ""]): [string, string | number] => [
        key.startsWith('"') ? String(JSON.parse(key)) : key,
        value.startsWith('"') ? String(JSON.parse(value)) : Number(value),
      ],
    );
    const best = study.best;
    expect(best?.id).toBe(2);
    if (best !== undefined)
      expect(materialize(small, Object.fromEntries(entries))).toEqual(study.decode(best));
  });

  it("says so where there is nothing yet", () => {
    const page = titled(sample(small, new RandomSearch({ seed: 1 })));
    elementsOf(page);
    expect(count(page, "No trials yet.")).toBe(2);
    expect(page).toContain("none yet");
    expect(page).not.toContain("<table");
  });

  it("draws a study without a single reward", () => {
    const page = titled(answered(small, ["infeasible", "skip"]));
    elementsOf(page);
    expect(count(page, 'class="infeasible"')).toBe(2); // One in the legend.
    expect(shown(page)).not.toContain("NaN");
  });

  it("draws a space without decisions, and a single trial", () => {
    const page = titled(answered({ fixed: 1 }, [0.5]));
    elementsOf(page);
    expect(page).toContain("a space of one point");
    expect(shown(page)).not.toContain("NaN");
  });

  it.each([[[1.7e308, -1.7e308, 0]], [[0, 0, 0]], [[5e-324, 1, 2]]])("draws rewards like %j", (rewards) => {
    for (const direction of ["maximize", "minimize"] as const)
      expect(shown(titled(answered(small, rewards, direction)))).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("the table", () => {
  it("holds all trials, best first, those without a reward last", () => {
    const page = titled(answered(small, [0.5, 0.7, "infeasible", 0.7, "skip", 0.6]));
    const rows = rowsOf(page).map(([rank, trial, reward]) => [rank, trial, reward]);
    expect(rows).toEqual([
      ["1", "2", "0.7"],
      ["2", "4", "0.7"],
      ["3", "6", "0.6"],
      ["4", "1", "0.5"],
      ["", "3", "infeasible: too wide"],
      ["", "5", "skipped: no GPU"],
      ["", "7", "aborted"],
    ]);
  });

  it("ranks small rewards first where they are good", () => {
    const page = titled(answered(small, [3, 1, 2], "minimize"));
    expect(
      rowsOf(page)
        .slice(0, 3)
        .map(([, trial]) => trial),
    ).toEqual(["2", "3", "1"]);
  });

  it("has headers with a scope and a column for each unconditional point", () => {
    const page = titled(answered(small, [1, 2, 3, 4, 5]));
    const headers = [...page.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, text]) => text);
    expect(headers).toEqual(["rank", "trial", "reward", "seconds", "a", "lr", "op"]);
    expect(new Set(rowsOf(page).map((row) => row[6]))).toEqual(new Set(["{k 3}", "{k 5}", "none"]));
  });

  it("carries exact numbers for sorting where it shows rounded ones", () => {
    const study = answered(small, [0.123456789, 0.5]);
    const page = titled(study);
    expect(page).toContain(`data-v="0.123456789">0.1235<`);
    expect(page).toContain(`data-v="${String(study.trials[0]?.dna.numbers[1])}"`);
  });

  it("puts very many decisions into one column", () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`p${String(index)}`, oneof([1, 2])]),
    );
    const page = titled(answered(many, [1, 2]));
    expect(page).toContain('<th scope="col">decisions</th>');
    expect(rowsOf(page)[0]?.[4]).toMatch(/^p0 [12], p1 [12]/);
  });
});

describe("the plot", () => {
  it("has a title, a description, and a mark with a tooltip for each trial", () => {
    const page = titled(answered(small, [0.5, 0.7, "infeasible", "skip", 0.6]));
    expect(page).toContain('role="img" aria-labelledby="plot-title plot-desc"');
    expect(page).toContain("The best so far goes from 0.5 at trial 1 to 0.7 at trial 2, in 1 improvement.");
    const marks = /<g class="marks">([^]*?)<\/g>/.exec(page)?.[1] ?? "";
    const kinds = [...marks.matchAll(/<path class="(\w+)"/g)].map(([, kind]) => kind);
    expect(kinds).toEqual(["reward", "best", "infeasible", "skipped", "reward", "aborted"]);
    expect(marks).toMatch(/<title>Trial 2: reward 0\.7, [\d.]+ ms\na [12], lr [\d.e-]+, op [^<]+<\/title>/);
    expect(marks).toContain("<title>Trial 3: infeasible: too wide, ");
  });

  it("steps where the best so far improves, and only there", () => {
    const path = (answers: readonly Answer[], direction: Direction): string =>
      /<path class="step" d="(M[^"]*)"\/>\n/.exec(titled(answered(small, answers, direction)))?.[1] ?? "";
    expect(count(path([1, 3, 2, 3, 4], "maximize"), "V")).toBe(2);
    expect(count(path([1, 3, 2, 3, 4], "minimize"), "V")).toBe(0);
    expect(count(path([5, "infeasible", 4, 6, 3], "minimize"), "V")).toBe(2);
  });

  it("sets disasters at the edge and says so", () => {
    const rewards = Array.from({ length: 40 }, (_, index) => 0.5 + index / 100);
    const page = titled(answered(small, [...rewards, -1e6]));
    expect(page).toContain("far off, drawn at the edge");
    expect(titled(answered(small, rewards))).not.toContain("far off");
  });
});

describe("hostile text", () => {
  const attack = `</script></title><img src=x onerror="alert(1)">'"&<!--`;
  const space = {
    [attack]: oneof([attack, "plain"], { name: `name ${attack}` }),
    [`${attack}2`]: oneof([{ [attack]: oneof([attack, 1]) }, 2]),
  };
  const algorithm: Algorithm = {
    name: attack,
    start: (problem) => new RandomSearch({ seed: 1 }).start(problem),
  };

  it("is text wherever it stands", () => {
    const study = sample(space, algorithm, { seed: 1, trials: 12 });
    for (const [, feedback] of study) {
      if (feedback.id === 2) feedback.infeasible(attack);
      else if (feedback.id === 3) feedback.skip(attack);
      else feedback(feedback.id);
    }
    const page = reportHtml(study, {
      title: attack,
      programSource: `new Trainer(${JSON.stringify(attack)}) // ${attack}`,
      extra: [{ name: attack, value: attack }],
    });
    const elements = elementsOf(page);
    expect(elements).not.toContain("img");
    expect(count(page, "<script")).toBe(1);
    expect(count(page, "</script")).toBe(1);
    expect(page).not.toContain("<!--");
    expect(page).not.toMatch(/<[^>"]*\sonerror/);
    expect(count(page, "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;")).toBeGreaterThan(10);
  });
});

describe("ten thousand trials", () => {
  const study = sample(small, new RandomSearch({ seed: 1 }), { trials: 10_000 });
  for (const [, feedback] of study) feedback(feedback.random.next());
  const page = titled(study);

  it("make a page below five megabytes", () => {
    expect(Buffer.byteLength(page)).toBeLessThan(5e6);
  });

  it("leave the best thousand in the table, with a note", () => {
    const rows = rowsOf(page);
    expect(rows).toHaveLength(1000);
    expect(page).toContain("The best 1,000 of 10,000 trials.");
    expect(rows[0]?.[1]).toBe(String(study.best?.id));
  });

  it("leave few marks to point at, the best among them, and a dot for all", () => {
    const marks = /<g class="marks thinned">([^]*?)<\/g>/.exec(page)?.[1] ?? "";
    expect(count(marks, "<path")).toBeLessThanOrEqual(2000);
    expect(count(marks, 'class="best"')).toBe(1);
    const cloud = /<g class="cloud">([^]*?)<\/g>/.exec(page)?.[1] ?? "";
    expect(count(cloud, "h0")).toBe(9999);
    expect(page).toMatch(/[\d,]+ of 10,000 trials can be pointed at/);
  });
});

describe("the script", () => {
  it("is the one that the page's policy admits", () => {
    expect(scriptHash).toBe(`sha256-${createHash("sha256").update(script).digest("base64")}`);
    expect(titled(answered(small, [1]))).toContain(`script-src '${scriptHash}'`);
  });

  it("parses, and ends no element", () => {
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toContain("</");
  });
});
