// What searches leave behind where they fail: nothing.
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import { oneof, RegularizedEvolution, Reinforce, searchable } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Learner, Split } from "../nn/learner.js";
import { darts } from "./darts.js";
import { Ends } from "./ends.js";
import type { SharedSearch } from "./search.js";
import { bandit } from "./testing/bandit.js";
import { Linear, type Op } from "./testing/tasks.js";
import { enas } from "./enas.js";
import { tunas, tunasSearch } from "./tunas.js";

beforeAll(async () => {
  await loadTensors();
});

/** What a learner's iterators do, and what was done with them. */
const data = { opened: 0, ended: 0, endFails: false, most: { train: Infinity, valid: Infinity } };
beforeEach(() => {
  Object.assign(data, { opened: 0, ended: 0, endFails: false, most: { train: Infinity, valid: Infinity } });
});

@searchable
class Watched implements Learner<Tensor> {
  constructor(readonly model: Op) {}
  batches(split: Split): Iterator<Tensor> {
    let taken = 0;
    data.opened++;
    return {
      next: () =>
        ++taken > data.most[split]
          ? { done: true, value: undefined }
          : { done: false, value: tensors().tensor2d([[1, 2]]) },
      return: () => {
        data.ended++;
        // The one that a build reads may be ended.
        if (data.endFails && taken > 1) throw new Error(`the end of "${split}" fails`);
        return { done: true, value: undefined };
      },
    };
  }
  loss(batch: Tensor): Scalar {
    return tensors().mean<Scalar>(tensors().square(this.model.call(batch)));
  }
}

const space = (): Watched => new Watched(new Linear(oneof([2, 3])));

/** Fails, and is to leave nothing. */
async function fails(search: SharedSearch<Watched>, message: string): Promise<void> {
  const before = tensors().memory().numTensors;
  await expect(search.search({ steps: 8, seed: 1, progress: false })).rejects.toThrow(message);
  expect(tensors().memory().numTensors).toBe(before);
  expect(data.opened).toBeGreaterThan(0);
  expect(data.ended).toBe(data.opened);
}

it.each([
  ["enas", enas],
  ["tunas", tunas],
] as const)("%s refuses what is no algorithm with a policy before anything is made", (name, method) => {
  // TypeScript refuses them where there are types.
  const [wrong, none, itself]: readonly unknown[] = [new RegularizedEvolution(), undefined, Reinforce];
  const before = tensors().memory().numTensors;
  expect(() => method.rewrite(space(), none as Reinforce)).toThrow(
    `${name}: the second argument is undefined; give an algorithm: new Reinforce().`,
  );
  expect(() => method.rewrite(space(), itself as Reinforce)).toThrow(
    `${name}: the second argument is the function Reinforce; give an algorithm: new Reinforce().`,
  );
  expect(() => method.rewrite(space(), wrong as Reinforce)).toThrow(
    `${name}: RegularizedEvolution has no policy to draw paths from; give new Reinforce() or new PPO().`,
  );
  expect(tensors().memory().numTensors).toBe(before);
});

describe("a search frees its weights and ends its batches", () => {
  it("where they fail to end", async () => {
    data.endFails = true;
    await fails(darts.rewrite(space(), { order: 2 }), 'the end of "train" fails');
    await fails(tunas.rewrite(space(), new Reinforce()), 'the end of "train" fails');
  });

  it("where one of them runs out before the other is freed", async () => {
    data.most.train = 3;
    // The weights' own is a batch behind the one for steps ahead.
    await fails(darts.rewrite(space(), { order: 2, warmUp: 0 }), 'batches("train") ended after 3 batches');
  });

  it("where it fails and they do, and tells the former", async () => {
    Object.assign(data, { endFails: true, most: { train: Infinity, valid: 3 } });
    await fails(tunas.rewrite(space(), new Reinforce()), 'batches("valid") ended after 3 batches');
  });
});

it("a child that cannot inherit leaves no variables", async () => {
  const program = bandit({ gaps: [[0, 1]] });
  const failing: typeof program = {
    ...program,
    inherit() {
      tensors().variable(tensors().scalar(1));
      throw new Error("a layer fails");
    },
  };
  const { inherit, dispose } = await tunasSearch(failing, new Reinforce()).search({
    steps: 3,
    seed: 1,
    progress: false,
  });
  const { registeredVariables } = tensors().engine();
  const before = Object.keys(registeredVariables).length;
  await expect(inherit()).rejects.toThrow("a layer fails");
  expect(Object.keys(registeredVariables)).toHaveLength(before);
  dispose();
});

it("all ends run, once each, and the first error is told", async () => {
  const ends = new Ends();
  const run: number[] = [];
  for (const each of [1, 2, 3])
    ends.add(() => {
      run.push(each);
      if (each < 3) throw new Error(`${each} fails`);
    });
  await expect(ends.run()).rejects.toThrow("1 fails");
  await ends.run();
  expect(run).toEqual([1, 2, 3]);
});
