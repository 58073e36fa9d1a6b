/** Loops that share a study by its name, continue it, or work on one trial as a group. */
import { describe, expect, it } from "vitest";
import { Auto } from "../algorithms/auto.js";
import { Deduping } from "../algorithms/deduping.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { TPE } from "../algorithms/tpe/tpe.js";
import { custom } from "../hyper/custom.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import type { Backend, StudyLog } from "./log/backend.js";
import type { StudyEvent } from "./log/events.js";
import { memoryBackend } from "./log/memory-backend.js";
import { sample } from "./sample.js";
import type { SampleOptions } from "./options.js";
import type { Study } from "./study.js";
import type { StudyView } from "./study-view.js";

const space = { n: intv(0, 99), lr: floatv(1e-4, 1, "log") };
const evolution = new RegularizedEvolution({ population: 4, tournament: 2, seed: 3 });
const numbers = (study: StudyView): unknown => study.trials.map(({ dna }) => dna.numbers);
const ids = (study: StudyView): unknown => study.trials.map(({ id }) => id);
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function run(options: SampleOptions, times = Infinity): Study<typeof space> {
  const study = sample(space, evolution, options);
  let turn = 0;
  for (const [{ n }, feedback] of study) {
    feedback(n);
    if (++turn === times) break;
  }
  return study;
}

describe("a second loop under a used name", () => {
  it("continues the study up to its own total, as one loop would have", () => {
    const backend = memoryBackend();
    const first = run({ name: "a", backend, trials: 10 });
    expect(ids(run({ name: "a", backend, trials: 10 }))).toHaveLength(10);
    const second = run({ name: "a", backend, trials: 25 });
    expect(second.trials).toHaveLength(25);
    expect(second.trials.slice(0, 10)).toEqual(first.trials);
    expect(numbers(second)).toEqual(numbers(run({ trials: 25 })));
    expect(second.best?.reward).toBe(Math.max(...second.trials.map(({ reward }) => reward ?? 0)));
  });

  it("may have compiled its space anew", () => {
    const make = (): { n: number; lr: number; op: string; word: string } => ({
      ...space,
      op: oneof(["a", ["b", oneof(["c", "d"])]]) as string,
      word: custom({
        random: (random) => "abcdef".charAt(random.int(6)),
        decode: (genome) => genome,
      }),
    });
    const value = ({ n, word }: { n: number; word: string }): number => n + word.charCodeAt(0);
    const algorithms = [
      new TPE({ seed: 1 }),
      new Auto({ seed: 1 }),
      new Deduping(new TPE({ seed: 1 })),
      evolution,
    ];
    for (const algorithm of algorithms) {
      const backend = memoryBackend();
      const decoded = [12, 30].map((trials) => {
        const study = sample(make(), algorithm, { name: "a", backend, trials, start: "default" });
        // Two loops at once on two specs; each has its own example in the queue.
        const guest = sample(make(), algorithm, { name: "a", backend, trials });
        for (const [example, feedback] of study) {
          feedback(value(example));
          if (feedback.id !== 20) continue;
          guest.enqueue({ n: 7, lr: 1e-3, op: "a", word: "f" });
          for (const [other, tell] of guest) {
            expect(other).toEqual({ n: 7, lr: 1e-3, op: "a", word: "f" });
            tell(value(other));
            break;
          }
        }
        expect(study.trials.every(({ dna }) => dna.spec === study.spec)).toBe(true);
        return study.trials.map((trial) => [value(study.decode(trial)), trial.reward]);
      });
      expect(decoded[1]).toHaveLength(30);
      for (const [made, reward] of decoded[1] ?? []) expect(made).toBe(reward);
      expect(decoded[1]?.slice(0, 12)).toEqual(decoded[0]);
    }
  });

  it("finds it in the process's memory where no backend was given", () => {
    run({ name: "shared-study.test", trials: 3 });
    expect(run({ name: "shared-study.test", trials: 5 }).trials).toHaveLength(5);
    expect(run({ name: "shared-study.test", trials: 5, backend: memoryBackend() }).trials).toHaveLength(5);
  });

  it("counts neither aborted nor skipped trials", () => {
    const backend = memoryBackend();
    const first = sample(space, evolution, { name: "a", backend, trials: 4 });
    for (const [, feedback] of first) {
      if (feedback.id === 3) break;
      if (feedback.id === 1) feedback.skip();
      else feedback(1);
    }
    const second = run({ name: "a", backend, trials: 4 });
    expect(second.trials.map(({ status }) => status)).toEqual([
      "skipped",
      "completed",
      "aborted",
      ...new Array<string>(3).fill("completed"),
    ]);
  });

  it("takes over the seed that was drawn, and refuses another one, or another study", () => {
    const backend = memoryBackend();
    const free = new RandomSearch();
    const first = sample(space, free, { name: "a", backend, trials: 2 });
    for (const [, feedback] of first) feedback(1);
    const second = sample(space, free, { name: "a", backend, trials: 4 });
    for (const [, feedback] of second) feedback(1);
    expect(second.seed).toBe(first.seed);
    const other = { name: "a", backend, trials: 9 };
    expect(() => [...sample(space, free, { ...other, seed: first.seed + 1 })]).toThrow(
      `The study "a" was begun with seed ${first.seed}, and not ${first.seed + 1}; continue it with the same, or give this one another name.`,
    );
    expect(() => [...sample(space, evolution, other)]).toThrow(
      "algorithm RandomSearch, and not RegularizedEvolution",
    );
    expect(() => [...sample([intv(0, 3)], free, other)]).toThrow("another space");
    expect(() => [...sample(space, free, { ...other, direction: "minimize" })]).toThrow("objectives");
    expect(second.trials).toHaveLength(4);
  });

  it("can be looked at without a loop", async () => {
    const backend = memoryBackend();
    run({ name: "a", backend, trials: 7 });
    const view = await sample(space, evolution, { name: "a", backend, trials: 9 }).load();
    expect([view.trials.length, view.elapsed]).toEqual([7, 0]);
    for (const [, feedback] of view) feedback(1);
    expect(view.trials).toHaveLength(9);
  });

  it("is not begun where it is only looked at, and its name is none", async () => {
    const backend = memoryBackend();
    const misspelt = (): Promise<unknown> => sample(space, evolution, { name: "mnst", backend }).load();
    await expect(misspelt()).rejects.toThrow('The backend has no study "mnst" to load: it is empty.');
    run({ name: "mnist", backend, trials: 2 });
    run({ name: "cifar", backend, trials: 2 });
    await expect(misspelt()).rejects.toThrow(
      'The backend has no study "mnst" to load: it has "mnist", "cifar". Give one of these names, or run a loop, which begins it.',
    );
    expect(await backend.names?.()).toEqual(["mnist", "cifar"]);
    // Of its own, a study has nothing to load.
    expect((await sample(space, evolution).load()).trials).toEqual([]);
  });
});

describe("several loops on one study at a time", () => {
  it("share its trials, and stop at the total of them all", async () => {
    const backend = memoryBackend();
    const studies = [1, 2, 3].map(() => sample(space, evolution, { name: "a", backend, trials: 20 }));
    const turns = await Promise.all(
      studies.map(async (study, worker) => {
        let count = 0;
        for await (const [{ n }, feedback] of study) {
          await after(worker);
          feedback(n);
          count++;
        }
        return count;
      }),
    );
    expect(turns.reduce((sum, count) => sum + count)).toBe(20);
    expect(Math.min(...turns)).toBeGreaterThan(0);
    for (const study of studies) expect(ids(study)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it("abort their own open trials only", () => {
    const backend = memoryBackend();
    const [a, b] = [1, 2].map(() =>
      sample(space, evolution, { name: "a", backend, trials: 9 })[Symbol.iterator](),
    );
    const one = a?.next().value?.[1];
    const two = b?.next().value?.[1];
    a?.return(undefined);
    two?.(5);
    expect(() => one?.(1)).toThrow("Trial 1 is aborted already");
    b?.return(undefined);
  });
});

describe("a group of workers", () => {
  it("works on one trial together; any one of them answers", async () => {
    const backend = memoryBackend();
    const seen: number[][] = [[], []];
    const worker = async (index: number): Promise<StudyView> => {
      const study = sample(space, evolution, { name: "a", group: "g", backend, trials: 6 });
      for await (const [example, feedback] of study) {
        seen[index]?.push(feedback.id);
        expect(example).toEqual(study.decode({ id: 0, dna: feedback.dna, status: "running", startedAt: 0 }));
        await after(feedback.id % 2 === index ? 4 : 1);
        // The slower one of each turn answers.
        if (feedback.id % 2 === index) feedback(example.n);
      }
      return study;
    };
    const [study] = await Promise.all([worker(0), worker(1)]);
    expect(seen).toEqual([
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 5, 6],
    ]);
    expect(study.trials.map(({ status }) => status)).toEqual(new Array(6).fill("completed"));
  });

  it("gives different groups different trials", async () => {
    const backend = memoryBackend();
    const worker = async (group: string): Promise<number[]> => {
      const had: number[] = [];
      for await (const [, feedback] of sample(space, evolution, { name: "a", group, backend, trials: 6 })) {
        had.push(feedback.id);
        await after(1);
        feedback(1);
      }
      return had;
    };
    const [a, b] = await Promise.all([worker("a"), worker("b")]);
    expect([...a, ...b].sort((x, y) => x - y)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("is told where nobody answers, and that one answer is enough", async () => {
    const backend = memoryBackend();
    const silent = async (): Promise<void> => {
      for await (const [, feedback] of sample(space, evolution, {
        name: "a",
        group: "g",
        backend,
        trials: 6,
      }))
        await after(feedback.id);
    };
    const ends = await Promise.allSettled([silent(), silent()]);
    expect(
      ends.some(
        (end) =>
          end.status === "rejected" &&
          String(end.reason).includes("in the turns of all 2 loops of its group"),
      ),
    ).toBe(true);
    const both = async (): Promise<void> => {
      for await (const [, feedback] of sample(space, evolution, {
        name: "b",
        group: "g",
        backend,
        trials: 1,
      })) {
        await after(1);
        feedback(1);
      }
    };
    await expect(Promise.all([both(), both()])).rejects.toThrow("Trial 1 is completed already");
  });

  it("needs no second worker, and cannot be parallel in itself", () => {
    const study = sample(space, evolution, { group: "g", trials: 3 });
    for (const [, feedback] of study) feedback(1);
    expect(study.trials).toHaveLength(3);
    expect(() => {
      for (const [, feedback] of sample(space, evolution, { group: "g", trials: 3 }))
        expect(feedback.id).toBe(1);
    }).toThrow("Trial 1 got no feedback in its turn of the loop");
    expect(() => sample(space, evolution, { group: "g", parallelism: 2 })).toThrow(
      "a group works on one trial at a time",
    );
  });
});

describe("a log that can take no more", () => {
  /** Takes three events, as a disk that is full then. */
  function fullBackend(): { backend: Backend; closed: () => number } {
    let closed = 0;
    const backend: Backend = {
      open: (_name, header) => {
        const events: StudyEvent[] = [];
        return {
          header,
          events,
          append: (event) => {
            if (events.push(event) > 3) throw new Error("the disk is full");
          },
          close: () => {
            closed++;
          },
        };
      },
    };
    return { backend, closed: () => closed };
  }

  it("ends every form of loop by its error; the log is closed, and listeners hear of the end", async () => {
    const forms: Record<string, (study: Study<typeof space>) => unknown> = {
      for: (study) => {
        for (const [{ n }, feedback] of study) feedback(n);
      },
      "for await": async (study) => {
        for await (const [{ n }, feedback] of study) feedback(n);
      },
      promises: async (study) => {
        for await (const [{ n }, feedback] of study) feedback(after(1).then(() => n));
      },
      run: (study) => study.run(({ n }) => n, { parallelism: 2 }),
    };
    for (const [name, form] of Object.entries(forms)) {
      const { backend, closed } = fullBackend();
      let ends = 0;
      const study = sample(space, evolution, { backend, trials: 9, progress: { end: () => ends++ } });
      const loop = async (): Promise<unknown> => await form(study);
      await expect(loop(), name).rejects.toThrow("the disk is full");
      expect([closed(), ends], name).toEqual([1, 1]);
    }
  });
});

describe("an asynchronous backend", () => {
  /** Appends take a while, and the third one fails where asked. */
  function slowBackend(failAt = Infinity): {
    backend: Backend;
    written: StudyEvent[];
    closed: () => boolean;
  } {
    const written: StudyEvent[] = [];
    let isClosed = false;
    const backend: Backend = {
      open: async (_name, header): Promise<StudyLog> => {
        await after(1);
        const events: StudyEvent[] = [];
        return {
          header,
          events,
          append: async (event) => {
            const place = events.push(event);
            await after(3 - (place % 3));
            if (place === failAt) throw new Error("the database is gone");
            written.push(event);
          },
          close: async () => {
            await after(1);
            isClosed = true;
          },
        };
      },
    };
    return { backend, written, closed: () => isClosed };
  }

  it("works with for await and run; all is written, and closed, at the end", async () => {
    for (const form of ["for", "run"] as const) {
      const { backend, written, closed } = slowBackend();
      const study = sample(space, evolution, { trials: 5, backend });
      if (form === "run") await study.run(({ n }) => n);
      else for await (const [{ n }, feedback] of study) feedback(n);
      expect(written).toHaveLength(10);
      expect(closed()).toBe(true);
      expect(numbers(study)).toEqual(numbers(run({ trials: 5 })));
    }
  });

  it("is refused by a for loop, which names the other form", () => {
    expect(() => [...sample(space, evolution, { backend: slowBackend().backend })]).toThrow(
      'This study\'s backend is asynchronous: write "for await"',
    );
  });

  it("is refused by a for loop also where only its writes take time: their failures would be lost", () => {
    const backend: Backend = {
      open: (_name, header) => ({
        header,
        events: [],
        append: () => Promise.reject(new Error("the disk is full")),
      }),
    };
    const study = sample(space, evolution, { backend });
    expect(() => [...study]).toThrow('This study\'s backend is asynchronous: write "for await"');
    expect(study.trials.map(({ status }) => status)).toEqual(["aborted"]);
  });

  it("ends the loop by its failure", async () => {
    const { backend, closed } = slowBackend(4);
    const study = sample(space, evolution, { trials: 50, backend });
    await expect(study.run(({ n }) => n)).rejects.toThrow("the database is gone");
    expect(study.trials.length).toBeLessThan(6);
    expect(closed()).toBe(true);
  });
});
