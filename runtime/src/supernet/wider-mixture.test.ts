// Spaces in which no child is as wide as all candidates together.
import { constrain, format, manyof, oneof, Reinforce } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import type { Learner } from "../nn/learner.js";
import { Concat, Dense, Identity, Sequential, type Callable } from "../nn/index.js";
import { darts } from "./darts.js";
import { enas } from "./enas.js";
import type { SharedSearch } from "./search.js";
import { tunas } from "./tunas.js";

beforeAll(async () => {
  await loadTensors();
});

const learner = (model: Callable): Learner<Tensor> => ({
  *batches() {
    for (;;) yield tensors().ones([4, 2]);
  },
  loss: (x): Scalar => tensors().mean(model.call(x).sub(1).square()).asScalar(),
});

const model = (wide: readonly Callable[]): Sequential => new Sequential([new Concat(wide), new Dense(1)]);
const either = (): Callable => oneof<Callable>([new Dense(5), new Identity()]);
const sized = (): Dense => new Dense(oneof([2, 4]));

const spaces: Readonly<Record<string, () => Sequential>> = {
  "a set of different candidates": () => model(manyof(2, [new Dense(5), new Identity()])),
  "a constraint among layers": () =>
    constrain(model([either(), either()]), (built) => format(built).includes("new Identity(")),
  "a constraint among sizes": () =>
    constrain(model([sized(), sized()]), (built) => format(built).includes("new Dense(2")),
};

const ways: Readonly<Record<string, (space: Sequential) => SharedSearch<Sequential>>> = {
  darts: (space) => darts.rewrite(space, { learner }),
  "darts, second order": (space) => darts.rewrite(space, { learner, order: 2 }),
  tunas: (space) => tunas.rewrite(space, new Reinforce(), { learner }),
  enas: (space) => enas.rewrite(space, new Reinforce(), { learner }),
};

it.each(Object.keys(spaces).flatMap((space) => Object.keys(ways).map((way) => ({ space, way }))))(
  "$way searches $space",
  async ({ space, way }) => {
    const before = tensors().memory().numTensors;
    const search = ways[way]?.(spaces[space]?.() ?? model([]));
    const found = await search?.search({ steps: 12, seed: 1, progress: false });
    expect(found?.steps).toBe(12);
    expect(search?.superProgram.spec.isFeasible(found?.dna ?? { numbers: [] })).toBe(true);
    found?.dispose();
    expect(tensors().memory().numTensors).toBe(before);
  },
);
