/** What a search loop promises: answers, ends, seeds. */
import { describe, expect, it } from "vitest";
import type { Algorithm } from "../algorithms/algorithm.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { DNA } from "../geno/dna.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "./sample.js";
import type { SampleOptions } from "./options.js";
import type { Study } from "./study.js";
import type { ProgressListener } from "./study-view.js";

const space = { n: intv(0, 99), op: oneof(["a", ["b", oneof([1, 2])]]), lr: floatv(1e-4, 1, "log") };
const random = new RandomSearch({ seed: 1 });
const statuses = (study: Study<unknown>): readonly string[] => study.trials.map(({ status }) => status);

/** Runs a whole study with the decided n as reward. */
function run(algorithm: Algorithm, options: SampleOptions): Study<typeof space> {
  const study = sample(space, algorithm, options);
  for (const [example, feedback] of study) feedback(example.n);
  return study;
}

describe("a search loop", () => {
  it("hands out decided programs and keeps trials with their rewards", () => {
    const study = sample(space, random, { trials: 5 });
    const seen: number[] = [];
    for (const [example, feedback] of study) {
      expect(feedback.id).toBe(seen.length + 1);
      expect(study.trials.at(-1)).toMatchObject({ id: feedback.id, status: "running", dna: feedback.dna });
      expect(study.decode({ id: 1, dna: feedback.dna, status: "running", startedAt: 0 })).toEqual(example);
      seen.push(example.n);
      feedback(example.n);
    }
    expect(study.trials.map(({ id, reward }) => [id, reward])).toEqual(seen.map((n, i) => [i + 1, n]));
    expect(statuses(study)).toEqual(new Array(5).fill("completed"));
    expect(study.best?.reward).toBe(Math.max(...seen));
    expect(study.cardinality).toBe("infinite");
    expect(study.spec.discreteSize).toBe(300n);
    for (const { startedAt, endedAt } of study.trials) expect(endedAt).toBeGreaterThanOrEqual(startedAt);
  });

  it("keeps the earliest of equally good trials as best", () => {
    const study = sample(space, random, { trials: 6 });
    const rewards = [1, 3, 2, 3, 3, 0];
    for (const [, feedback] of study) feedback(rewards[feedback.id - 1] ?? NaN);
    expect(study.best?.id).toBe(2);
  });

  it("has no best before the first reward, and where nothing was completed", () => {
    const study = sample(space, random, { trials: 2 });
    for (const [, feedback] of study) {
      expect(study.best).toBeUndefined();
      feedback.infeasible();
    }
    expect(study.best).toBeUndefined();
  });

  it("minimizes where asked, and algorithms still see larger as better", () => {
    const reports: (number | undefined)[] = [];
    const algorithm: Algorithm = {
      name: "Spy",
      start: ({ spec }) => ({
        propose: () => DNA.of(spec, [0]),
        report: ({ reward }) => reports.push(reward),
      }),
    };
    const study = sample([oneof([1])], algorithm, { trials: 3, direction: "minimize" });
    const rewards = [2, -1, 5];
    for (const [, feedback] of study) feedback(rewards[feedback.id - 1] ?? NaN);
    expect([study.best?.reward, study.best?.id]).toEqual([-1, 2]);
    expect(reports).toEqual([-2, 1, -5]);
    expect(study.trials.map(({ reward }) => reward)).toEqual(rewards);
  });

  it("runs once", () => {
    const study = run(random, { trials: 2 });
    expect(() => [...study]).toThrow(
      "This study's loop has run already; call sample(...) again for a new one.",
    );
    expect(study.trials).toHaveLength(2);
    const open = sample(space, random, { trials: 2 });
    const iterator = open[Symbol.iterator]();
    iterator.next();
    expect(() => open[Symbol.iterator]().next()).toThrow("has run already");
    expect(statuses(open)).toEqual(["running"]);
  });

  it("yields the point of a space without decisions once, with whatever number of trials, rewarded or skipped", () => {
    for (const answer of ["reward", "skip", "infeasible"] as const) {
      const study = sample({ fixed: [1, 2] }, random, { trials: 50 });
      expect([study.cardinality, study.plannedTrials]).toEqual([1n, 1]);
      for (const [example, feedback] of study) {
        expect(example).toEqual({ fixed: [1, 2] });
        if (answer === "reward") feedback(1);
        else feedback[answer]();
      }
      expect(study.trials).toHaveLength(1);
    }
  });

  it("ends where the algorithm has no point left", () => {
    const algorithm: Algorithm = {
      name: "Three",
      start: ({ spec }) => ({
        propose: ({ id }) => (id <= 3 ? DNA.of(spec, [id - 1]) : undefined),
        report: () => undefined,
      }),
    };
    const study = sample(oneof(["a", "b", "c"]), algorithm, { trials: 10 });
    const seen: string[] = [];
    for (const [example, feedback] of study) {
      seen.push(example);
      feedback(0);
    }
    expect(seen).toEqual(["a", "b", "c"]);
  });

  it.each([
    [{ trials: 0 }, "sample: trials is 0; give a whole number above 0, or leave it out."],
    [{ trials: -1 }, "trials is -1"],
    [{ trials: 1.5 }, "trials is 1.5"],
    [{ trials: NaN }, "trials is NaN"],
    [{ trials: Infinity }, "trials is Infinity"],
    [{ seconds: 0 }, "sample: seconds is 0; give a number above 0, or leave it out."],
    [{ seconds: NaN }, "seconds is NaN"],
  ])("refuses %j", (options, message) => {
    expect(() => sample(space, random, options)).toThrow(RangeError);
    expect(() => sample(space, random, options)).toThrow(message);
  });
});

describe("the answer to a trial", () => {
  it("is missing: the error names the line to add, and the trial is aborted", () => {
    const study = sample(space, random, { trials: 5 });
    expect(() => {
      for (const [, feedback] of study) if (feedback.id < 3) feedback(1);
    }).toThrow(
      'Trial 3 got no feedback in its turn of the loop. Add "feedback(reward);" to the body, with the reward that it computed, or "feedback.skip();".',
    );
    expect(statuses(study)).toEqual(["completed", "completed", "aborted"]);
  });

  it.each(["reward", "skip", "infeasible"] as const)("is given once: no second one after %s", (first) => {
    const study = sample(space, random);
    const status = { reward: "completed", skip: "skipped", infeasible: "infeasible" }[first];
    for (const [, feedback] of study) {
      const answers = {
        reward: () => {
          feedback(1);
        },
        skip: () => {
          feedback.skip();
        },
        infeasible: () => {
          feedback.infeasible("why");
        },
      };
      answers[first]();
      for (const again of Object.values(answers))
        expect(again).toThrow(`Trial 1 is ${status} already; give one answer a trial.`);
      break;
    }
    expect(statuses(study)).toEqual([status]);
  });

  it.each([NaN, Infinity, -Infinity])(
    "is refused where it is %d, and the trial stays open for another",
    (reward) => {
      const study = sample(space, random, { trials: 1 });
      for (const [, feedback] of study) {
        expect(() => {
          feedback(reward);
        }).toThrow(RangeError);
        expect(() => {
          feedback(reward);
        }).toThrow(
          `Trial 1: the reward is ${reward}; give a finite number, or say feedback.infeasible("why").`,
        );
        feedback(5);
      }
      expect(study.best?.reward).toBe(5);
    },
  );

  it("is late: after the loop has ended it changes nothing", () => {
    const study = sample(space, random, { trials: 3 });
    let late: ((reward: number) => void) | undefined;
    for (const [, feedback] of study) {
      late = feedback;
      break;
    }
    expect(() => late?.(1)).toThrow("Trial 1 is aborted already");
    expect(study.best).toBeUndefined();
  });

  it("is skip: the trial does not count, and the algorithm does not hear of it", () => {
    const heard: number[] = [];
    const algorithm: Algorithm = {
      name: "Spy",
      start: (problem) => ({ ...random.start(problem), report: ({ id }) => heard.push(id) }),
    };
    const study = sample(space, algorithm, { trials: 3 });
    for (const [, feedback] of study)
      if (feedback.id % 2 === 1) feedback.skip("no data");
      else feedback(1);
    expect(statuses(study)).toEqual(["skipped", "completed", "skipped", "completed", "skipped", "completed"]);
    expect(study.trials[0]?.reason).toBe("no data");
    expect(study.trials[0]).not.toHaveProperty("reward");
    expect(heard).toEqual([2, 4, 6]);
  });

  it("is infeasible: the trial counts, and the algorithm hears of it without a reward", () => {
    const heard: (number | undefined)[] = [];
    const algorithm: Algorithm = {
      name: "Spy",
      start: (problem) => ({ ...random.start(problem), report: ({ reward }) => heard.push(reward) }),
    };
    const study = sample(space, algorithm, { trials: 3 });
    for (const [, feedback] of study)
      if (feedback.id === 2) feedback.infeasible("out of memory");
      else feedback(feedback.id);
    expect(statuses(study)).toEqual(["completed", "infeasible", "completed"]);
    expect(study.trials[1]?.reason).toBe("out of memory");
    expect(heard).toEqual([1, undefined, 3]);
  });
});

describe("the end of a loop", () => {
  it("by break aborts the open trial, and is not reported as infeasible", () => {
    const heard: number[] = [];
    const algorithm: Algorithm = {
      name: "Spy",
      start: (problem) => ({ ...random.start(problem), report: ({ id }) => heard.push(id) }),
    };
    const study = sample(space, algorithm);
    for (const [, feedback] of study) {
      if (feedback.id === 3) break;
      feedback(1);
    }
    expect(statuses(study)).toEqual(["completed", "completed", "aborted"]);
    expect(heard).toEqual([1, 2]);
  });

  it("by break after the answer leaves the trial completed", () => {
    const study = sample(space, random);
    for (const [, feedback] of study) {
      feedback(1);
      if (feedback.id === 2) break;
    }
    expect(statuses(study)).toEqual(["completed", "completed"]);
  });

  it("by an error in the body aborts the open trial and lets the error through", () => {
    const study = sample(space, random);
    expect(() => {
      for (const [, feedback] of study) {
        if (feedback.id === 2) throw new Error("no memory");
        feedback(1);
      }
    }).toThrow("no memory");
    expect(statuses(study)).toEqual(["completed", "aborted"]);
  });

  it("by an algorithm that throws lets the error through, and leaves no open trial", () => {
    const algorithm: Algorithm = {
      name: "Broken",
      start: (problem) => ({
        propose: (proposal) => {
          if (proposal.id === 2) throw new Error("broken");
          return random.start(problem).propose(proposal);
        },
        report: () => undefined,
      }),
    };
    const study = sample(space, algorithm, { trials: 5 });
    expect(() => {
      for (const [, feedback] of study) feedback(1);
    }).toThrow("broken");
    expect(statuses(study)).toEqual(["completed"]);
  });

  it("by endLoop comes after the turn, which may still answer", () => {
    const answered = sample(space, random);
    for (const [, feedback] of answered) {
      if (feedback.id === 3) feedback.endLoop();
      feedback(1);
    }
    expect(statuses(answered)).toEqual(["completed", "completed", "completed"]);
    const open = sample(space, random);
    for (const [, feedback] of open) feedback.endLoop();
    expect(statuses(open)).toEqual(["aborted"]);
  });

  it("by a signal comes before the next trial; one that was given before leaves no trial", () => {
    const controller = new AbortController();
    const study = sample(space, random, { signal: controller.signal });
    for (const [, feedback] of study) {
      if (feedback.id === 2) controller.abort();
      feedback(1);
    }
    expect(statuses(study)).toEqual(["completed", "completed"]);
    const never = sample(space, random, { signal: AbortSignal.abort() });
    for (const [, feedback] of never) feedback(1);
    expect(never.trials).toEqual([]);
  });

  it("by seconds finishes the running trial", () => {
    const study = sample(space, random, { seconds: 0.02 });
    for (const [, feedback] of study) {
      // Longer than the study may take; so the first trial is the last.
      const until = performance.now() + 40;
      while (performance.now() < until);
      feedback(1);
    }
    expect(statuses(study)).toEqual(["completed"]);
    expect(study.elapsed).toBeGreaterThan(20);
  });
});

describe("a loop with for await", () => {
  it("makes the same trials as the synchronous one", async () => {
    const study = sample(space, new RegularizedEvolution({ seed: 4 }), { trials: 12 });
    for await (const [example, feedback] of study) feedback(example.n);
    const other = run(new RegularizedEvolution({ seed: 4 }), { trials: 12 });
    expect(study.trials.map(({ dna }) => dna.numbers)).toEqual(other.trials.map(({ dna }) => dna.numbers));
  });

  it("lets timers and signals have their turn between trials", async () => {
    const controller = new AbortController();
    const study = sample(space, random, { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 0);
    for await (const [, feedback] of study) feedback(1);
    expect(study.trials.length).toBeGreaterThan(0);
    expect(statuses(study)).not.toContain("running");
  });

  it("wants an answer in each turn, aborts on break and throw, and runs once", async () => {
    const silent = sample(space, random);
    await expect(
      (async () => {
        for await (const [example] of silent) expect(example.n).toBeGreaterThanOrEqual(0);
      })(),
    ).rejects.toThrow("Trial 1 got no feedback");
    expect(statuses(silent)).toEqual(["aborted"]);

    const broken = sample(space, random);
    for await (const [, feedback] of broken) {
      if (feedback.id === 2) break;
      feedback(1);
    }
    expect(statuses(broken)).toEqual(["completed", "aborted"]);
    await expect(broken[Symbol.asyncIterator]().next()).rejects.toThrow("has run already");
    expect(() => broken[Symbol.iterator]().next()).toThrow("has run already");
  });
});

describe("a progress listener", () => {
  it("hears the beginning, every answer, and the end, whatever ended the loop", () => {
    for (const end of ["trials", "break", "throw", "silence"] as const) {
      const heard: string[] = [];
      const progress: ProgressListener = {
        begin: (study) => heard.push(`begin ${study.trials.length}`),
        trial: (study, trial) =>
          heard.push(
            `${trial.id} ${trial.status} of ${study.trials.length}, best ${study.best?.reward ?? "none"}`,
          ),
        end: (study) => heard.push(`end ${study.trials.at(-1)?.status ?? "none"}`),
      };
      const study = sample(space, random, { trials: 3, progress });
      expect(heard).toEqual([]);
      try {
        for (const [, feedback] of study) {
          if (feedback.id === 3) {
            if (end === "break") break;
            if (end === "throw") throw new Error("body");
            if (end === "silence") continue;
          }
          if (feedback.id === 1) feedback.infeasible();
          else feedback(feedback.id);
        }
      } catch (error) {
        expect(["throw", "silence"]).toContain(end);
        expect(error).toBeInstanceOf(Error);
      }
      expect(heard).toEqual([
        "begin 0",
        "1 infeasible of 1, best none",
        "2 completed of 2, best 2",
        ...(end === "trials" ? ["3 completed of 3, best 3", "end completed"] : ["end aborted"]),
      ]);
    }
  });

  it("may have any of its three methods, and hears of skipped trials too", () => {
    const heard: string[] = [];
    const study = sample(space, random, {
      trials: 1,
      progress: { trial: (_, { id, status }) => heard.push(`${id} ${status}`) },
    });
    for (const [, feedback] of study)
      if (feedback.id === 1) feedback.skip();
      else feedback(1);
    expect(heard).toEqual(["1 skipped", "2 completed"]);
    const quiet = sample(space, random, { trials: 1, progress: {} });
    for (const [, feedback] of quiet) feedback(1);
    expect(quiet.trials).toHaveLength(1);
  });
});
