/** Studies in files: what survives, what is refused. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import type { SampleOptions } from "../tuning/options.js";
import { sample } from "../tuning/sample.js";
import type { Study } from "../tuning/study.js";
import type { StudyView } from "../tuning/study-view.js";
import { fileBackend } from "./file-backend.js";

const space = { n: intv(0, 99), op: oneof(["a", ["b", oneof([1n, 2n])]]), lr: floatv(1e-4, 1, "log") };
const evolution = new RegularizedEvolution({ population: 4, tournament: 2, seed: 3 });
const root = mkdtempSync(join(tmpdir(), "tsglove-file-backend-"));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
let folders = 0;
const folder = (): string => join(root, String(folders++));
const points = (study: StudyView): unknown =>
  study.trials.map(({ id, status, reward, dna }) => [id, status, reward, dna.numbers]);

function run(options: SampleOptions, stopAt = Infinity): Study<typeof space> {
  const study = sample(space, evolution, options);
  for (const [{ n, lr }, feedback] of study) {
    feedback(n + lr);
    if (feedback.id === stopAt) break;
  }
  return study;
}

describe("a study in a file", () => {
  it("is continued by a later program, to the trials that one program would have made", () => {
    const directory = folder();
    const whole = run({ trials: 30 });
    run({ name: "a", trials: 30, backend: fileBackend(directory) }, 12);
    const again = run({ name: "a", trials: 30, backend: fileBackend(directory) });
    expect(points(again)).toEqual(points(whole));
    expect(again.best?.id).toBe(whole.best?.id);
    expect(readdirSync(directory)).toEqual(["a.jsonl"]);
  });

  it("keeps all that trials gather", async () => {
    const directory = folder();
    const study = sample(space, evolution, { trials: 4, backend: fileBackend(directory) });
    for (const [, feedback] of study) {
      feedback.setMetadata("note", { x: [1, null, "é\n"] });
      feedback.addMeasurement(0.5, { step: 3, metrics: { loss: 2 } });
      if (feedback.id === 1) feedback.skip("no\ndata");
      else if (feedback.id === 2) feedback.infeasible("too wide");
      else feedback.done();
    }
    const again = await sample(space, evolution, { trials: 4, backend: fileBackend(directory) }).load();
    expect(JSON.parse(JSON.stringify(again.trials))).toEqual(JSON.parse(JSON.stringify(study.trials)));
  });

  it("begins no study where one is only looked at, and its name is none", async () => {
    const directory = join(folder(), "studies");
    const backend = fileBackend(directory);
    await expect(sample(space, evolution, { name: "a", backend }).load()).rejects.toThrow(
      'The backend has no study "a" to load: it is empty.',
    );
    expect(existsSync(directory)).toBe(false);
    for (const [, feedback] of sample(space, evolution, { name: "a/b", backend, trials: 1 })) feedback(1);
    writeFileSync(join(directory, "100%.jsonl"), "");
    await expect(sample(space, evolution, { name: "a", backend }).load()).rejects.toThrow('it has "a/b".');
    expect((await sample(space, evolution, { name: "a/b", backend, trials: 1 }).load()).trials).toHaveLength(
      1,
    );
  });

  it("loses the running trial at most, which is handed out again, where the program was killed", () => {
    const directory = folder();
    const file = join(directory, "study.jsonl");
    const copies: string[] = [];
    const study = sample(space, evolution, { trials: 8, backend: fileBackend(directory) });
    const checkpoints: string[] = [];
    for (const [{ n, lr }, feedback] of study) {
      if (feedback.id === 5) feedback.addMeasurement(1, { step: 9 });
      checkpoints.push(feedback.directory);
      copies.push(readFileSync(file, "utf8"));
      feedback(n + lr);
    }
    for (const [index, copy] of copies.entries())
      // A torn last line, of an event or of the header, was never written.
      for (const torn of ["", '{"type":"ended","id":', "\u0000"]) {
        const other = folder();
        const backend = fileBackend(other);
        run({ backend, trials: 1 });
        writeFileSync(join(other, "study.jsonl"), copy + torn);
        const again = sample(space, evolution, { trials: 8, backend });
        const ids: number[] = [];
        for (const [{ n, lr }, feedback] of again) {
          ids.push(feedback.id);
          expect(feedback.directory.replace(other, directory)).toBe(checkpoints[feedback.id - 1]);
          if (feedback.id === 5) expect(again.trials[4]).not.toHaveProperty("measurements");
          feedback(n + lr);
        }
        expect(ids[0]).toBe(index + 1);
        expect(points(again)).toEqual(points(study));
      }
  });

  it("that was torn inside its first line begins anew; a last line that only lacks its end counts", () => {
    const directory = folder();
    const backend = fileBackend(directory);
    const file = join(directory, "study.jsonl");
    const first = run({ backend, trials: 5 });
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.slice(0, 20));
    expect(points(run({ backend, trials: 5 }))).toEqual(points(first));
    writeFileSync(file, text.trimEnd());
    expect(run({ backend, trials: 6 }).trials).toHaveLength(6);
    expect(readFileSync(file, "utf8").startsWith(text)).toBe(true);
  });

  it("is refused where a line is damaged, or does not follow; the error names it, and nothing is written", () => {
    const directory = folder();
    const backend = fileBackend(directory);
    const file = join(directory, "study.jsonl");
    run({ backend, trials: 6 });
    const text = readFileSync(file, "utf8");
    const damages: [RegExp | string, string, string][] = [
      [/\n.*\n/, "\nnonsense\n", "study.jsonl:2 is damaged"],
      ['"type":"ended"', '"type":"ende"', '"type" is "ende", which is no event'],
      ['"status":"completed"', '"status":"running"', '"status" is "running"'],
      [/"reward":[\d.]+/, '"reward":null', '"reward" is null, and not a number'],
      [/"dna":\[\d+/, '"dna":[100', "100 is not"],
      [/"dna":[^ ]*?,"seen"/, '"dna":{"__proto__":1},"seen"', "study.jsonl:2 is damaged"],
      ['"version":1', '"version":2', "it is a log of version 2, and this tsglove reads version 1"],
      ['"seed":3', '"seed":"3"', '"seed" is "3"'],
      [/"dna":\[\d+/, '"dna":[1', "the algorithm proposes DNA"],
    ];
    for (const [from, to, message] of damages) {
      const damaged = text.replace(from, to);
      writeFileSync(file, damaged);
      expect(() => run({ backend, trials: 9 })).toThrow(message);
      expect(readFileSync(file, "utf8")).toBe(damaged);
    }
    // And it can be mended.
    writeFileSync(file, text);
    expect(run({ backend, trials: 9 }).trials).toHaveLength(9);
  });

  it("of another space or algorithm is refused before its points are read", () => {
    const directory = folder();
    run({ backend: fileBackend(directory), trials: 6 });
    const other = sample({ ...space, n: intv(0, 3) }, evolution, { backend: fileBackend(directory) });
    expect(() => [...other]).toThrow('The study "study" was begun with another space');
  });

  it("is used by one process at a time, and by one backend object", () => {
    const directory = folder();
    const lock = join(directory, "study.lock");
    const study = sample(space, evolution, { backend: fileBackend(directory), trials: 2 });
    for (const [, feedback] of study) {
      expect(readFileSync(lock, "utf8")).toMatch(new RegExp(`^${process.pid} \\d{13}$`));
      expect(() => run({ backend: fileBackend(directory), trials: 9 })).toThrow(
        "this process; give its loops the same backend object",
      );
      feedback(1);
    }
    expect(existsSync(lock)).toBe(false);
    // Of another process: process 1 lives wherever there are processes.
    writeFileSync(lock, "1");
    expect(() => run({ backend: fileBackend(directory), trials: 9 })).toThrow("is in use by process 1");
    // Of one that died: its number is taken by nobody (Linux counts to 2^22 at most).
    writeFileSync(lock, String(2 ** 22 + 1));
    expect(run({ backend: fileBackend(directory), trials: 3 }).trials).toHaveLength(3);
    // Of one that died and had our number, as in a container that starts again.
    writeFileSync(lock, `${process.pid} ${Date.now() - 3_600_000}`);
    expect(run({ backend: fileBackend(directory), trials: 3 }).trials).toHaveLength(3);
    writeFileSync(lock, "");
    expect(run({ backend: fileBackend(directory), trials: 4 }).trials).toHaveLength(4);
  });

  it("has a file of its own whatever its name is, inside its directory", () => {
    const directory = folder();
    const backend = fileBackend(directory);
    const names = ["a/b", "../up", "..", ".", "é", "a\\b", "CON"];
    for (const name of names) {
      const study = sample(space, evolution, { name, backend, trials: 1 });
      for (const [, feedback] of study) {
        expect(feedback.directory.startsWith(`${directory}/`)).toBe(true);
        feedback(1);
      }
    }
    expect(readdirSync(directory).filter((file) => file.endsWith(".jsonl"))).toHaveLength(names.length);
    expect(readdirSync(root).every((file) => /^\d+$/.test(file))).toBe(true);
  });

  it("gives its file and lock back where it could not be opened", () => {
    const directory = folder();
    run({ backend: fileBackend(directory), trials: 1 });
    appendFileSync(join(directory, "study.jsonl"), "x\n");
    for (let i = 0; i < 2; i++)
      expect(() => run({ backend: fileBackend(directory), trials: 2 })).toThrow("study.jsonl:4 is damaged");
  });

  it("runs bodies side by side, and can be replayed", async () => {
    const directory = folder();
    const options = { backend: fileBackend(directory), trials: 40 };
    await sample(space, evolution, options).run(
      async ({ n, lr }, feedback) => {
        for (let turn = 0; turn < (feedback.id * 7) % 5; turn++)
          await new Promise((resolve) => setTimeout(resolve, 1));
        return n + lr;
      },
      { parallelism: 8 },
    );
    const again = await sample(space, evolution, { ...options, trials: 60 }).run(({ n, lr }) => n + lr);
    expect(again.trials).toHaveLength(60);
  });
});
