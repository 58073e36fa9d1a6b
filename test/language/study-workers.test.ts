/** Bodies in worker threads, and a study that outlives its process. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dnaSpec, RandomSearch, sample, searchSpace, type StudyView } from "tsglove";
import { fileBackend } from "tsglove/study";
import { afterAll, describe, expect, it } from "vitest";
import trainByStep, * as trials from "./worker-trials.js";
import { Net, train } from "./worker-trials.js";

const workers = new URL("./worker-trials.js", import.meta.url);
const space = searchSpace(Net);
const random = new RandomSearch({ seed: 1 });
const root = mkdtempSync(join(tmpdir(), "tsglove-workers-"));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const points = (study: StudyView): unknown =>
  study.trials.map(({ id, status, reward, dna }) => [id, status, reward, dna.numbers]);

describe("run with workers", () => {
  it("gives what the same bodies give in this thread", async () => {
    const threads = await sample(space, random, { trials: 12 }).run(train, { workers, parallelism: 2 });
    const here = await sample(space, random, { trials: 12 }).run(train);
    expect(points(threads)).toEqual(points(here));
    const drawn = await sample(space, random, { trials: 5 }).run(trials.draw, { workers, parallelism: 1 });
    const drawnHere = await sample(space, random, { trials: 5 }).run(trials.draw);
    expect(points(drawn)).toEqual(points(drawnHere));
  });

  it("lets measurements, early stopping, metadata and folders cross; the default export too", async () => {
    const study = await sample(space, random, {
      trials: 4,
      parallelism: 2,
      backend: fileBackend(join(root, "crossing")),
      earlyStopping: { shouldStop: ({ id, measurements }) => id === 2 && measurements.length === 2 },
    }).run(trainByStep, { workers });
    expect(study.trials.map(({ status, step }) => [status, step])).toEqual([
      ["completed", 3],
      ["stopped", 2],
      ["completed", 3],
      ["completed", 3],
    ]);
    for (const trial of study.trials.filter(({ status }) => status === "completed")) {
      expect(trial.metadata).toMatchObject({ main: false, layer: true, numbers: trial.dna.numbers });
      const directory = trial.metadata?.["directory"];
      if (typeof directory !== "string") throw new Error("no directory");
      expect(readFileSync(join(directory, "weights"), "utf8")).toBe(String(study.decode(trial).layer.width));
      expect(trial.metrics?.["thread"]).toBeGreaterThan(0);
    }
    const used = new Set(study.trials.map(({ metrics }) => metrics?.["thread"]));
    expect(used.size).toBeLessThanOrEqual(2);
  });

  it("finds the default export of a module that is there twice, as in a bundle", async () => {
    function answer(): number {
      return 7;
    }
    const copy = "data:text/javascript,export default function answer() { return 7; }";
    const study = await sample(dnaSpec(space), random, { trials: 2 }).run(answer, { workers: copy });
    expect(study.trials.map(({ reward }) => reward)).toEqual([7, 7]);
  });

  it("gives no trial what a body before it has left running", async () => {
    const study = await sample(space, random, { trials: 2 }).run(trials.careless, {
      workers,
      parallelism: 1,
    });
    expect(study.trials[1]?.metadata).toEqual({
      heard: "Error: Trial 1 is over: its body has returned. Await in it whatever calls its feedback.",
    });
  });

  it("takes promised feedback and endLoop from them", async () => {
    const study = await sample(space, random, { trials: 50 }).run(trials.promise, {
      workers,
      parallelism: 1,
    });
    expect(study.trials.map(({ reward }) => reward)).toEqual(
      study.trials.map((trial) => study.decode(trial).score()),
    );
    expect(study.trials).toHaveLength(4);
  });

  it("fails the trial whose worker dies or throws, and starts another worker", async () => {
    const study = await sample(space, random, { trials: 8 }).run(trials.fail, {
      workers,
      parallelism: 2,
      onError: "infeasible",
    });
    expect(study.trials.map(({ status, reason }) => reason ?? status)).toEqual([
      "its worker thread ended with code 3 before it answered",
      "too wide",
      'Trial 3: the reward is NaN; give a finite number, or say feedback.infeasible("why").',
      "its worker thread failed: in a timer",
      "completed",
      "rejected",
      "completed",
      "completed",
    ]);
  });

  it("ends by such a failure where onError does not say otherwise", async () => {
    const study = sample(space, random, { trials: 8 });
    const run = study.run(trials.fail, { workers, parallelism: 1 });
    await expect(run).rejects.toThrow(
      "Trial 1 failed: its worker thread ended with code 3 before it answered",
    );
    expect(study.trials.map(({ status }) => status)).toEqual(["aborted"]);
  });

  it("survives a worker that runs out of memory", async () => {
    // In a process of its own, so that there is little of it.
    const script = `import(${JSON.stringify(workers.href)}).then(async ({ searchGreedily }) => {
      process.stdout.write(await searchGreedily());
    })`;
    const args = ["--max-old-space-size=100", "-e", script];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    let said = "";
    child.stdout.on("data", (text) => (said += String(text)));
    await new Promise((resolve) => child.once("exit", resolve));
    expect(said).toMatch(/its worker thread failed: .*memory/);
  });

  it("ends by its signal, whatever the workers do", async () => {
    const controller = new AbortController();
    const study = sample(space, random, {
      signal: controller.signal,
      progress: {
        begin: () =>
          setTimeout(() => {
            controller.abort();
          }, 300),
      },
    });
    await study.run(trials.endless, { workers, parallelism: 2 });
    expect(study.trials.map(({ status }) => status)).toEqual(["aborted", "aborted"]);
  });

  it("says what is wrong with the module", async () => {
    const loose = (net: Net): number => net.score();
    await expect(sample(space, random).run(loose, { workers })).rejects.toThrow(
      /worker-trials\.js does not export the body "loose", .*; it exports .*train/,
    );
    const nowhere = new URL("./nowhere.js", import.meta.url);
    await expect(sample(space, random).run(train, { workers: nowhere })).rejects.toThrow("nowhere.js");
    const broken =
      "data:text/javascript,import { isMainThread } from 'node:worker_threads'; if (!isMainThread) throw new Error('not here'); export function train() {}";
    await expect(sample(space, random).run(train, { workers: broken, parallelism: 1 })).rejects.toThrow(
      "Trial 1 failed: its worker thread failed: not here",
    );
  });
});

describe("a process that is killed", () => {
  it("loses nothing: the next one makes the trials that one process would have made", async () => {
    const directory = join(root, "killed");
    const script = `import(${JSON.stringify(workers.href)}).then(({ searchIn }) => searchIn(${JSON.stringify(directory)}, 40, (id) => {
      if (id > 12) { process.stdout.write("now"); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }
    }))`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const exited = new Promise((resolve) => child.once("exit", resolve));
    expect(() => trials.searchIn(directory, 40)).toThrow(`is in use by process ${child.pid ?? 0}`);
    child.kill("SIGKILL");
    await exited;
    const ids: number[] = [];
    const study = trials.searchIn(directory, 40, (id) => ids.push(id));
    expect(ids[0]).toBe(13);
    expect(points(study)).toEqual(points(trials.searchIn(join(root, "whole"), 40)));
  });
});
