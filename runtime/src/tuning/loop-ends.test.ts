/** How the asynchronous forms of a loop end, and what is left then. */
import { describe, expect, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { custom } from "../hyper/custom.js";
import { floatv, intv } from "../hyper/numbers.js";
import type { Feedback } from "./loop/feedback.js";
import { sample } from "./sample.js";
import type { Study } from "./study.js";
import type { StudyView } from "./study-view.js";

const space = { n: intv(0, 99), lr: floatv(1e-4, 1, "log") };
const random = new RandomSearch({ seed: 1 });
const statuses = (study: StudyView): readonly string[] => study.trials.map(({ status }) => status);
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A space in which every second draw has no example. */
function fragile(): unknown {
  let draws = 0;
  return custom({
    random: () => `${draws++}`,
    decode: (genome) => {
      if (Number(genome) % 2 === 1) throw new Error("odd");
      return genome;
    },
  });
}

/** A promise that is settled by hand. */
function gate(): { promise: Promise<number>; open: (reward: number) => void; fail: (error: Error) => void } {
  let [open, fail]: [(reward: number) => void, (error: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<number>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

describe("for await with promised rewards", () => {
  it("keeps up to `parallelism` trials open, and waits for the last ones", async () => {
    const study = sample(space, random, { trials: 10, parallelism: 3 });
    let running = 0;
    let most = 0;
    const work = async (n: number): Promise<number> => {
      most = Math.max(most, ++running);
      await after(n % 3);
      running--;
      return n;
    };
    for await (const [{ n }, feedback] of study) feedback(work(n));
    expect(most).toBe(3);
    expect(statuses(study)).toEqual(new Array(10).fill("completed"));
    expect(study.trials.map(({ reward }) => reward)).toEqual(study.trials.map(({ dna }) => dna.numbers[0]));
  });

  it("takes answers in whatever order they come, each for its own trial", async () => {
    const gates = [gate(), gate(), gate()];
    const study = sample(space, random, { trials: 3, parallelism: 3 });
    const ended: number[] = [];
    for await (const [, feedback] of study) {
      const mine = gates[feedback.id - 1];
      feedback(mine?.promise ?? 0);
      void mine?.promise.then(() => ended.push(feedback.id));
      if (feedback.id === 3)
        setTimeout(() => {
          for (const id of [2, 3, 1]) gates[id - 1]?.open(id * 10);
        }, 1);
    }
    expect(ended).toEqual([2, 3, 1]);
    expect(study.trials.map(({ reward }) => reward)).toEqual([10, 20, 30]);
    expect(study.record.events.filter(({ type }) => type === "ended").map(({ id }) => id)).toEqual([2, 3, 1]);
  });

  it("is ended by a rejected promise: that trial and all open ones are aborted, and the error names the trial", async () => {
    const slow = gate();
    const study = sample(space, random, { trials: 9, parallelism: 3 });
    const cause = new Error("out of memory");
    const loop = (async () => {
      for await (const [, feedback] of study)
        feedback(feedback.id === 2 ? Promise.reject(cause) : slow.promise);
    })();
    await expect(loop).rejects.toThrow("Trial 2 failed: out of memory");
    await expect(loop).rejects.toMatchObject({ cause });
    expect(new Set(statuses(study))).toEqual(new Set(["aborted"]));
    expect(study.trials[1]?.reason).toBe("out of memory");
    // What comes afterwards changes nothing, and throws nowhere.
    slow.open(3);
    await after(1);
    expect(study.best).toBeUndefined();
  });

  it("is ended by a promised NaN, which names the trial", async () => {
    const study = sample(space, random, { trials: 2 });
    const loop = (async () => {
      for await (const [, feedback] of study) feedback(Promise.resolve(NaN));
    })();
    await expect(loop).rejects.toThrow(/^Trial 1: the reward is NaN/);
    expect(statuses(study)).toEqual(["aborted"]);
  });

  it("takes no second answer while the first is on its way", async () => {
    const study = sample(space, random, { trials: 1 });
    for await (const [, feedback] of study) {
      feedback(after(1).then(() => 5));
      for (const again of [
        () => {
          feedback(1);
        },
        () => {
          feedback.skip();
        },
        () => {
          feedback.infeasible();
        },
      ])
        expect(again).toThrow("Trial 1 has been promised a reward already");
    }
    expect(study.best?.reward).toBe(5);
  });

  it("ends at once when its signal is given while it waits", async () => {
    const controller = new AbortController();
    const study = sample(space, random, { parallelism: 2, signal: controller.signal });
    for await (const [, feedback] of study) {
      // These promises are never kept.
      feedback(gate().promise);
      if (feedback.id === 2)
        setTimeout(() => {
          controller.abort();
        }, 5);
    }
    expect(statuses(study)).toEqual(["aborted", "aborted"]);
  });

  it("ends by endLoop when the open trials have answered", async () => {
    const study = sample(space, random, { parallelism: 4 });
    for await (const [, feedback] of study) {
      feedback(after(2).then(() => feedback.id));
      if (feedback.id === 3) feedback.endLoop();
    }
    expect(statuses(study)).toEqual(["completed", "completed", "completed"]);
  });

  it("aborts what is open on break", async () => {
    const study = sample(space, random, { parallelism: 4 });
    for await (const [, feedback] of study) {
      feedback(gate().promise);
      if (feedback.id === 3) break;
    }
    expect(statuses(study)).toEqual(["aborted", "aborted", "aborted"]);
  });

  it("is what a promise needs: a for loop refuses it, and refuses parallelism", () => {
    const study = sample(space, random, { trials: 2 });
    expect(() => {
      for (const [, feedback] of study) feedback(Promise.resolve(1));
    }).toThrow('the reward is a promise, for which a "for" loop cannot wait: write "for await"');
    expect(statuses(study)).toEqual(["aborted"]);
    expect(() => [...sample(space, random, { trials: 2, parallelism: 2 })]).toThrow(
      'A "for" loop runs one body at a time, and parallelism is 2',
    );
  });
});

describe("run", () => {
  it("runs bodies side by side, takes what they return or feed back, and gives the study", async () => {
    let running = 0;
    let most = 0;
    const study = sample(space, random, { trials: 12 });
    const same = await study.run(
      async ({ n }, feedback) => {
        most = Math.max(most, ++running);
        await after(1);
        running--;
        if (n % 2 === 0) return n;
        feedback(n);
        return undefined;
      },
      { parallelism: 5 },
    );
    expect(same).toBe(study);
    expect(most).toBe(5);
    expect(study.trials.map(({ reward }) => reward)).toEqual(study.trials.map(({ dna }) => dna.numbers[0]));
  });

  it("makes up for trials that are skipped while all others have been handed out", async () => {
    const study = await sample(space, random, { trials: 4, parallelism: 4 }).run(async (_, feedback) => {
      await after(feedback.id);
      if (feedback.id < 4) feedback.skip();
      else feedback(1);
    });
    expect(statuses(study)).toEqual([
      ...new Array<string>(3).fill("skipped"),
      ...new Array<string>(4).fill("completed"),
    ]);
  });

  it("runs 10,000 trials at once", async () => {
    const study = await sample(space, random, { trials: 10_000, parallelism: 10_000 }).run(async ({ n }) => {
      await after(0);
      return n;
    });
    expect(study.trials).toHaveLength(10_000);
    expect(new Set(statuses(study))).toEqual(new Set(["completed"]));
    expect(study.record.events[9_999]).toMatchObject({ type: "proposed", id: 10_000, seen: 0 });
  });

  it("throws what a body throws, with the trial's number, and aborts the others", async () => {
    const cause = new TypeError("no such layer");
    const study = sample(space, random, { trials: 9, parallelism: 3 });
    let late: Feedback | undefined;
    const run = study.run(async (_, feedback) => {
      late = feedback;
      await after(feedback.id);
      if (feedback.id === 2) throw cause;
      return gate().promise;
    });
    await expect(run).rejects.toThrow("Trial 2 failed: no such layer");
    await expect(run).rejects.toMatchObject({ cause });
    expect(statuses(study)).toEqual(["aborted", "aborted", "aborted"]);
    expect(late?.shouldStopEarly()).toBe(true);
    expect(() => late?.(1)).toThrow("Trial 3 is aborted already");
  });

  it.each(["infeasible", "skip"] as const)("goes on after errors with onError: %s", async (onError) => {
    const heard: string[] = [];
    const study = await sample(space, random, {
      trials: 6,
      progress: { trial: (_, { id, status }) => heard.push(`${id} ${status}`) },
    }).run(
      (_, feedback) => {
        if (feedback.id % 3 === 0) throw new Error("too wide");
        return feedback.id;
      },
      { onError },
    );
    const status = onError === "skip" ? "skipped" : "infeasible";
    expect(study.trials[2]).toMatchObject({ status, reason: "too wide" });
    expect(study.trials).toHaveLength(onError === "skip" ? 8 : 6);
    expect(heard[2]).toBe(`3 ${status}`);
  });

  it("takes an example that cannot be made as an error of its body", async () => {
    const study = await sample(fragile(), random, { trials: 4 }).run(() => 1, { onError: "infeasible" });
    expect(statuses(study)).toEqual(["completed", "infeasible", "completed", "infeasible"]);
    expect(study.trials[1]?.reason).toContain("Trial 2: the example of [1] cannot be made: odd");
    const strict = sample(fragile(), random, { trials: 4 });
    await expect(strict.run(() => 1)).rejects.toThrow("Trial 2: the example of [1] cannot be made: odd");
    expect(statuses(strict)).toEqual(["completed", "aborted"]);
    const sync = sample(fragile(), random, { trials: 4 });
    expect(() => {
      for (const [, feedback] of sync) feedback(1);
    }).toThrow("Trial 2: the example of [1] cannot be made: odd");
    expect(statuses(sync)).toEqual(["completed", "aborted"]);
  });

  it("gives up where 100 trials in a row were skipped by errors", async () => {
    const study = sample(space, random, { trials: 5 });
    const run = study.run(
      () => {
        throw new Error("nothing works");
      },
      { onError: "skip" },
    );
    await expect(run).rejects.toThrow(
      "Trial 100 failed: 100 bodies in a row have failed, the last one with: nothing works",
    );
    expect(statuses(study).filter((status) => status === "skipped")).toHaveLength(99);
  });

  it("gives up where 100 trials in a row were skipped by their bodies, in every form of loop", async () => {
    const message =
      'Trial 101: 100 trials in a row were skipped, the last one as "no GPU"; say feedback.infeasible("why") of points that cannot be evaluated';
    const answer = (feedback: Feedback): void => {
      if (feedback.id === 1) feedback(1);
      else feedback.skip("no GPU");
    };
    const forms: Record<string, (study: Study<typeof space>) => unknown> = {
      for: (study) => {
        for (const [, feedback] of study) answer(feedback);
      },
      "for await": async (study) => {
        for await (const [, feedback] of study) answer(feedback);
      },
      run: (study) =>
        study.run((_, feedback) => {
          answer(feedback);
        }),
      "run, whatever onError says": (study) =>
        study.run(
          (_, feedback) => {
            answer(feedback);
          },
          { onError: "infeasible" },
        ),
    };
    for (const [name, form] of Object.entries(forms)) {
      const study = sample(space, random, { trials: 5 });
      const loop = async (): Promise<unknown> => await form(study);
      await expect(loop(), name).rejects.toThrow(message);
      expect(
        statuses(study).filter((status) => status === "skipped"),
        name,
      ).toHaveLength(99);
    }
    const seldom = sample(space, random, { trials: 3 });
    for (const [, feedback] of seldom)
      if (feedback.id % 90 === 0) feedback(1);
      else feedback.skip();
    expect(seldom.trials).toHaveLength(270);
  });

  it("says which line is missing where a body gives no answer, whatever onError says", async () => {
    const study = sample(space, random, { trials: 5 });
    await expect(study.run(() => undefined, { onError: "infeasible" })).rejects.toThrow(
      'Trial 1 got no feedback in its turn of the loop. Add "feedback(reward);"',
    );
    expect(statuses(study)).toEqual(["aborted"]);
  });

  it("refuses two answers, by feedback and by result", async () => {
    const study = sample(space, random, { trials: 2 });
    const run = study.run((_, feedback) => {
      feedback(1);
      return 2;
    });
    await expect(run).rejects.toThrow("Trial 1 is completed already");
    expect(study.best?.reward).toBe(1);
  });

  it("ends within a moment by its signal, though bodies run on, even where every body is synchronous", async () => {
    const controller = new AbortController();
    const study = sample(space, random, { signal: controller.signal, parallelism: 4 });
    await study.run((_, feedback) => {
      if (feedback.id === 4)
        setTimeout(() => {
          controller.abort();
        }, 5);
      return gate().promise;
    });
    expect(statuses(study)).toEqual(["aborted", "aborted", "aborted", "aborted"]);

    const other = new AbortController();
    const busy = sample(space, random, { signal: other.signal });
    setTimeout(() => {
      other.abort();
    }, 5);
    await busy.run(() => 1);
    expect(busy.trials.length).toBeGreaterThan(0);
  });

  it("ends by endLoop after the bodies that run", async () => {
    const study = await sample(space, random, { parallelism: 4 }).run(async (_, feedback) => {
      await after(1);
      if (feedback.id === 2) feedback.endLoop();
      await after(2);
      return 1;
    });
    expect(statuses(study)).toEqual(["completed", "completed", "completed", "completed"]);
    // A body that ends the loop and says no more is aborted; one beside it still owes its answer.
    const silent = await sample(space, random, { parallelism: 2 }).run(async (_, feedback) => {
      await after(feedback.id);
      if (feedback.id > 1) return 2;
      feedback.endLoop();
      return undefined;
    });
    expect(statuses(silent)).toEqual(["aborted", "completed"]);
  });

  it("refuses options out of range", async () => {
    await expect(sample(space, random).run(() => 1, { parallelism: 0 })).rejects.toThrow("parallelism is 0");
    const onError = "ignore" as "skip";
    await expect(sample(space, random).run(() => 1, { onError })).rejects.toThrow('onError is "ignore"');
    await expect(
      sample(space, random, { trials: 1 }).run(() => 1, { parallelism: 2 }),
    ).resolves.toBeDefined();
  });
});
