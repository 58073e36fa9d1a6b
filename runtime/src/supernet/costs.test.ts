// Costs and scores that are no numbers: who has to mend what.
import { oneof, Reinforce } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import { beforeAll, expect, it } from "vitest";
import { darts } from "./darts.js";
import { oneShot } from "./one-shot.js";
import { tunas, tunasSearch } from "./tunas.js";
import { bandit } from "./testing/bandit.js";
import { Linear, Task } from "./testing/tasks.js";

beforeAll(async () => {
  await loadTensors();
});

const options = { steps: 8, seed: 1, progress: false } as const;
const space = (): Task => new Task(new Linear(oneof([2, 3])));

it.each([
  [NaN, "NaN"],
  [Infinity, "Infinity"],
  // As in JavaScript, where nobody is told to return something.
  [undefined, "undefined"],
  [null, "null"],
  ["12", '"12"'],
  [{}, "an object of class Object"],
] as const)("a cost that is %s is refused, and what gives it is named", async (given, text) => {
  const of = (): number => given as number;
  const cost = { of, target: 10, weight: -1 };
  const before = tensors().memory().numTensors;
  for (const search of [
    tunas.rewrite(space(), new Reinforce(), { cost }),
    darts.rewrite(space(), { cost, warmUp: 0 }),
    oneShot.rewrite(space(), new Reinforce(), { cost }),
  ]) {
    const run = search.search(options);
    await expect(run).rejects.toThrow(/, step \d: the cost of the child DNA\(\d\) is /);
    await expect(run).rejects.toThrow(
      ` is ${text}. Let cost.of(child) return a finite number for every child`,
    );
  }
  expect(tensors().memory().numTensors).toBe(before);
});

it("a score that is NaN is told from a loss that is", async () => {
  const program = bandit({ gaps: [[0, 1]] });
  const learner = { ...program.learner, score: () => NaN };
  await expect(tunasSearch({ ...program, learner }, new Reinforce()).search(options)).rejects.toThrow(
    /the score of the child DNA\(\d\) is NaN. Keep score\(batch\), .* from dividing by zero/,
  );
});
