/** Loops within loops: partitions, seeds and names of inner loops, aggregates. */
import { describe, expect, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { isOpen } from "../symbolic/marks.js";
import type { Backend } from "./log/backend.js";
import { memoryBackend } from "./log/memory-backend.js";
import { sample } from "./sample.js";

const space = {
  op: oneof(["conv", "pool", "skip"], { name: "op" }),
  width: intv(0, 999, 1, { name: "width" }),
  lr: intv(0, 999, 1, { name: "lr" }),
};
const random = new RandomSearch({ seed: 1 });
const isOp = ({ name }: { readonly name?: string }): boolean => name === "op";

describe("a loop over what another one left to decide", () => {
  it("decides the rest, with draws of its own in each turn, and the same ones again", () => {
    const run = (): number[][] => {
      const drawn: number[][] = [];
      for (const [partial, feedback] of sample(space, random, { trials: 5, where: isOp })) {
        expect(["conv", "pool", "skip"]).toContain(partial.op);
        expect(isOpen(partial)).toBe(true);
        const inner = sample(partial, random, { trials: 3 });
        for (const [{ op, width, lr }, innerFeedback] of inner) {
          expect(op).toBe(partial.op);
          drawn.push([width, lr]);
          innerFeedback(width);
        }
        feedback(inner.best?.reward ?? 0);
      }
      return drawn;
    };
    const drawn = run();
    expect(new Set(drawn.map(String)).size).toBe(15);
    expect(run()).toEqual(drawn);
  });

  it("takes its seed from the trial, mixed with its own", () => {
    const seeds = new Set<number>();
    for (const [partial, feedback] of sample(space, random, { trials: 4, where: isOp })) {
      seeds.add(sample(partial, random).seed);
      seeds.add(sample(partial, random, { seed: 2 }).seed);
      // A loop that was given no seed draws none that could not be repeated.
      seeds.add(sample(partial, new RandomSearch()).seed);
      expect(sample(partial, new RandomSearch()).seed).toBe(sample(partial, new RandomSearch()).seed);
      // Loops over something else are no children of the trial.
      expect(sample(space, random).seed).toBe(1);
      feedback(1);
    }
    expect(seeds.size).toBe(12);
  });

  it("is a child where it searches a part of the example, or a value that holds it", () => {
    const nested = {
      outer: oneof([1, 2], { name: "op" }),
      inner: { a: intv(0, 999), b: { c: intv(0, 999) } },
    };
    for (const [partial, feedback] of sample(nested, random, { trials: 2, where: isOp })) {
      const { seed } = sample(partial, random);
      expect(seed).not.toBe(1);
      for (const part of [partial.inner, partial.inner.b, [partial, intv(0, 1)]])
        expect(sample(part, random).seed).toBe(seed);
      feedback(1);
    }
  });

  it("has the trial in its name, at every depth", () => {
    const backend = memoryBackend();
    const names: (string | undefined)[] = [];
    const options = { name: "inner", backend, trials: 1 };
    for (const [partial, feedback] of sample(space, random, {
      trials: 2,
      where: isOp,
      name: "outer",
      backend,
    })) {
      for (const [rest, middle] of sample(partial, random, {
        ...options,
        where: ({ name }) => name === "lr",
      })) {
        const last = sample(rest, random, { ...options, name: "last" });
        names.push(last.name);
        for (const [, lastFeedback] of last) lastFeedback(1);
        middle(1);
      }
      feedback(1);
    }
    expect(names).toEqual(["outer/1/inner/1/last", "outer/2/inner/1/last"]);
  });

  it("is the trial's own under its name, where the study around it has none", () => {
    const run = (): unknown[] => {
      const counts: unknown[] = [];
      for (const [partial, feedback] of sample(space, random, { trials: 2, where: isOp })) {
        // Two loops of one name within a trial are one study; those of other trials, and of other searches, are not.
        for (const trials of [2, 3]) {
          const inner = sample(partial, random, { trials, name: "inner" });
          let turns = 0;
          for (const [, innerFeedback] of inner) innerFeedback(++turns);
          counts.push([inner.name, turns]);
        }
        feedback(1);
      }
      return counts;
    };
    const once = [1, 2].flatMap((id) => [
      [`${id}/inner`, 2],
      [`${id}/inner`, 1],
    ]);
    expect(run()).toEqual(once);
    expect(run()).toEqual(once);
  });

  it("is kept where the study around it is, each trial's apart, with a name or without", () => {
    const backend = memoryBackend();
    const opened: string[] = [];
    const spy: Backend = {
      open: (name, ...rest) => {
        opened.push(name);
        return backend.open(name, ...rest);
      },
    };
    for (const [partial, feedback] of sample(space, random, { trials: 2, where: isOp, backend: spy })) {
      for (const options of [{ name: "inner" }, { backend: spy }])
        for (const [, innerFeedback] of sample(partial, random, { trials: 1, ...options })) innerFeedback(1);
      feedback(1);
    }
    expect(opened).toEqual(["study", ...[1, 2].flatMap((id) => [`study/${id}/inner`, `study/${id}/study`])]);
  });

  it("refuses a backend where the study around it is kept nowhere", () => {
    for (const [partial] of sample(space, random, { where: isOp })) {
      expect(() => sample(partial, random, { backend: memoryBackend() })).toThrow(
        'sample: this loop has a backend, and is within trial 1 of a study without a name, by which nobody would find it again: name that one too, sample(..., { name: "outer" }).',
      );
      break;
    }
  });

  it("is a child of its own trial, also where bodies run at once", async () => {
    const run = async (parallelism: number): Promise<unknown> => {
      const seeds = new Map<number, number>();
      const study = sample(space, random, { trials: 6, where: isOp });
      await study.run(
        async (partial, feedback) => {
          for (let turn = 0; turn < 7 - feedback.id; turn++) await Promise.resolve();
          seeds.set(feedback.id, sample(partial, random).seed);
          return 1;
        },
        { parallelism },
      );
      return [...seeds].sort(([a], [b]) => a - b);
    };
    expect(await run(6)).toEqual(await run(1));
  });

  it("ends by its own endLoop only; its curve, by step, may be the outer measurements", () => {
    const outer = sample(space, random, { trials: 3, where: isOp });
    for (const [partial, feedback] of outer) {
      const sums = [0, 0];
      let count = 0;
      for (const [, inner] of sample(partial, random)) {
        sums.forEach((_, step) => {
          inner.addMeasurement(inner.id * 10 + step, { step });
          sums[step] = (sums[step] ?? 0) + inner.id * 10 + step;
        });
        inner.done();
        if (++count === 2) inner.endLoop();
      }
      sums.forEach((sum, step) => {
        feedback.addMeasurement(sum / count, { step });
      });
      feedback.done();
    }
    expect(outer.trials.map(({ reward, measurements }) => [reward, measurements?.length])).toEqual(
      new Array(3).fill([16, 2]),
    );
  });
});
