// What all searches keep: how they end, what they leave, and that one that goes on from a checkpoint gives what one without a pause
// gives.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DNASpec, RegularizedEvolution, Reinforce, type DNA } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Scalar } from "@tensorflow/tfjs";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Adam } from "../nn/optimizers/adam.js";
import type { Optimizer } from "../nn/optimizers/optimizer.js";
import { SGD } from "../nn/optimizers/sgd.js";
import { readCheckpoint } from "./checkpoint.js";
import { dartsSearch } from "./darts.js";
import { enasSearch } from "./enas.js";
import { oneShotSearch } from "./one-shot.js";
import type { SharedSearch } from "./search.js";
import type { SearchOptions, SearchResult } from "./search-options.js";
import type { SearchListener } from "./search-progress.js";
import type { SuperProgram } from "./super-program.js";
import { bandit, type BanditOptions, type Child, type Noise } from "./testing/bandit.js";
import { tunasSearch } from "./tunas.js";

let directory: string;
beforeAll(async () => {
  await loadTensors();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "supernet-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const gaps = [
  [0.5, 0.3, 0],
  [0, 0.6, 0.3],
];
const ways: Readonly<Record<string, (program: SuperProgram<Child>) => SharedSearch<Child>>> = {
  enas: (program) => enasSearch(program, new Reinforce(), { weightSteps: 4, controllerSteps: 3 }),
  tunas: (program) => tunasSearch(program, new Reinforce()),
  darts: (program) => dartsSearch(program, { order: 2, gumbel: true }),
  oneShot: (program) =>
    oneShotSearch(program, new RegularizedEvolution({ population: 6, tournament: 3 }), {
      trials: 20,
      calibration: 1,
      validBatches: 2,
    }),
};

async function searched(
  make: (program: SuperProgram<Child>) => SharedSearch<Child>,
  options: SearchOptions,
  given: Partial<BanditOptions> = {},
): Promise<SearchResult<Child> & { readonly weights: number[][] }> {
  const program = bandit({ gaps, noise: 0.2, ...given });
  const result = await make(program).search({ steps: 60, seed: 5, progress: false, ...options });
  const weights = program.variables.map((variable) => [...variable.dataSync()]);
  result.dispose();
  return { ...result, weights };
}

/** Gives a signal after so many steps. */
function stopAfter(step: number): Pick<SearchOptions, "signal" | "progress"> {
  const controller = new AbortController();
  const progress: SearchListener = {
    step: (search) => {
      if (search.step === step) controller.abort();
    },
  };
  return { signal: controller.signal, progress };
}

describe.each(Object.entries(ways))("%s", (name, make) => {
  it("goes on from a checkpoint as if there had been no pause", async () => {
    const whole = await searched(make, {});
    for (const pause of [7, 30]) {
      const checkpoint = { directory: join(directory, String(pause)), every: 5 };
      const first = await searched(make, { checkpoint, ...stopAfter(pause) });
      expect(first.steps).toBe(pause);
      // By another program, whose variables have other names.
      const second = await searched(make, { checkpoint });
      expect(second.steps).toBe(whole.steps);
      expect(second.dna.numbers).toEqual(whole.dna.numbers);
      expect(second.weights).toEqual(whole.weights);
      expect(second.history).toEqual(whole.history);
    }
  });

  it("repeats itself by its seed, and not by another", async () => {
    const [one, same, other] = [
      await searched(make, {}),
      await searched(make, {}),
      await searched(make, { seed: 6 }),
    ];
    expect(same.history).toEqual(one.history);
    expect(other.history).not.toEqual(one.history);
  });

  it("gives at once what a checkpoint at the end says, and takes its seed", async () => {
    const checkpoint = { directory };
    const { history, dna } = await searched(make, { checkpoint });
    const program = bandit({ gaps, noise: 0.2 });
    const again = await make(program).search({ steps: 60, progress: false, checkpoint });
    expect(again.history).toEqual(history);
    expect(again.dna.numbers).toEqual(dna.numbers);
    again.dispose();
  });

  it("ends after the step in which the signal is given, with what it has", async () => {
    const { steps, history, dna } = await searched(make, stopAfter(3));
    expect(steps).toBe(3);
    expect(history).toHaveLength(3);
    expect(dna.numbers).toHaveLength(2);
  });

  it("leaves no tensors behind, and as many after each step", async () => {
    const counts: number[] = [];
    const tf = tensors();
    const before = tf.memory().numTensors;
    const progress: SearchListener = { step: () => void counts.push(tf.memory().numTensors) };
    const { inherit } = await searched(make, { progress });
    expect(tf.memory().numTensors).toBe(before);
    // The first steps of a weight, and of the mixture, make what optimizers remember.
    expect(new Set(counts.slice(40, 60)).size).toBe(1);
    expect(inherit).toBeTypeOf("function");
  });

  it("ends at a loss that is no number, keeps the last checkpoint whole, and frees the weights", async () => {
    const tf = tensors();
    const before = tf.memory().numTensors;
    let isSpoilt = false;
    const progress: SearchListener = { step: ({ step }) => void (isSpoilt = step === 23) };
    const spoil: BanditOptions["spoil"] = (loss) => (isSpoilt ? tf.mul(loss, NaN) : loss);
    const program = bandit({ gaps, spoil });
    const run = make(program).search({ steps: 60, progress, checkpoint: { directory, every: 10 } });
    // A mixture is of all children at once.
    const whose = name === "darts" ? "the loss" : "the loss of the child DNA(";
    await expect(run).rejects.toThrow(`${name}, step 24: ${whose}`);
    await expect(run).rejects.toThrow(
      /is NaN.*Lower the learning rate.*The checkpoint of step 20 is whole: /,
    );
    expect(readCheckpoint(directory)?.step).toBe(20);
    expect(readdirSync(directory)).toEqual(["search.checkpoint"]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([NaN, Infinity])("writes no checkpoint of weights that are %d", async (spoilt) => {
    const tf = tensors();
    const program = bandit({ gaps });
    const progress: SearchListener = {
      step: ({ step }) => {
        if (step === 19) program.variables[0]?.assign(tf.fill([3], spoilt));
      },
    };
    const run = make(program).search({ steps: 60, progress, checkpoint: { directory, every: 10 } });
    await expect(run).rejects.toThrow(`${name}, step 20: `);
    expect(readCheckpoint(directory)?.step).toBe(10);
  });

  it("keeps scores that are infinite in a checkpoint", async () => {
    // Of each fifth pass, whoever asks.
    const search = async (options: SearchOptions): Promise<SearchResult<Child>> => {
      let passes = 0;
      const program = bandit({ gaps });
      const score = (loss: () => Scalar): Scalar | number =>
        ++passes % 5 === 0 ? -Infinity : tensors().neg<Scalar>(loss());
      const { learner } = program;
      const scored = {
        ...program,
        learner: { ...learner, score: (batch: unknown) => score(() => learner.loss(batch)) },
        inherit(dna: DNA): Child {
          const child = program.inherit(dna);
          return { ...child, score: (batch: Noise) => score(() => child.loss(batch)) };
        },
      };
      return make(scored).search({ steps: 60, seed: 5, progress: false, ...options });
    };
    const whole = await search({});
    const kept = await search({ checkpoint: { directory, every: 10 } });
    expect(kept.history).toEqual(whole.history);
    const { rewards } =
      readCheckpoint(directory)?.parts[name === "oneShot" ? "trials" : "policy"]?.arrays ?? {};
    // DARTS has no rewards.
    if (name !== "darts") expect(rewards).toContain(-Infinity);
    const again = await search({ checkpoint: { directory } });
    expect(again.dna.numbers).toEqual(kept.dna.numbers);
    for (const { dispose } of [whole, kept, again]) dispose();
  });

  it("says what to do where memory runs out", async () => {
    const spoil: BanditOptions["spoil"] = (loss, pass) => {
      if (pass > 10) throw new RangeError("WebAssembly.Memory.grow(): Out of memory");
      return loss;
    };
    const before = tensors().memory().numTensors;
    const program = bandit({ gaps, spoil });
    const run = make(program).search({ steps: 60, progress: false });
    await expect(run).rejects.toThrow(
      /step \d+: there is not enough memory \(WebAssembly.Memory.grow\(\): Out of memory\). Make batches or layers smaller/,
    );
    expect(tensors().memory().numTensors).toBe(before);
  });

  it("gives the one child of a space without a decision", async () => {
    const program = bandit({ gaps: [] });
    const { dna, dispose } = await make(program).search({ steps: 12, progress: false });
    expect(dna.numbers).toEqual([]);
    dispose();
  });

  it("lets other errors pass as they are", async () => {
    const error = new TypeError("of a layer");
    const spoil: BanditOptions["spoil"] = () => {
      throw error;
    };
    const before = tensors().memory().numTensors;
    const program = bandit({ gaps, spoil });
    await expect(make(program).search({ steps: 60, progress: false })).rejects.toBe(error);
    expect(tensors().memory().numTensors).toBe(before);
  });

  it("hands out children with copies of the weights", async () => {
    const program = bandit({ gaps });
    const { child, dna, inherit, dispose } = await make(program).search({
      steps: 60,
      seed: 5,
      progress: false,
    });
    const heir = await inherit();
    dispose();
    // Of the bandit's child: (weight − 1)² + gap, which training has brought down from 1 an arm.
    const [batch] = [program.learner.batches("valid").next()];
    if (batch instanceof Promise) throw new Error("The batches of a bandit are there at once.");
    const lossOf = (one: Child): number =>
      tensors().tidy(() => one.loss([0, 0, 0, 0, 0, 0]).dataSync()[0] ?? NaN);
    expect(heir.numbers).toEqual(dna.numbers);
    expect(lossOf(heir)).toBeLessThan(0.5);
    expect(lossOf(child)).toBeGreaterThanOrEqual(2);
  });
});

describe("a search", () => {
  const make = (program: SuperProgram<Child>): SharedSearch<Child> => tunasSearch(program, new Reinforce());

  it("runs once", async () => {
    const search = make(bandit({ gaps }));
    const { dispose } = await search.search({ steps: 3, progress: false });
    await expect(search.search()).rejects.toThrow(
      "This tunas search has run already; call tunas.rewrite(...) again for a new one.",
    );
    dispose();
  });

  it("does not begin where the signal was given before", async () => {
    const search = make(bandit({ gaps }));
    await expect(search.search({ signal: AbortSignal.abort() })).rejects.toThrow("abort");
    const { steps, dispose } = await search.search({ steps: 3, progress: false });
    expect(steps).toBe(3);
    dispose();
  });

  it("hears of a signal that a timer gives", async () => {
    const { steps } = await searched(make, { steps: 1e6, signal: AbortSignal.timeout(200) });
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(1e6);
  });

  it.each([
    [{ steps: 0 }, "tunas: steps is 0; give a whole number above 0"],
    [{ steps: 2.5 }, "tunas: steps is 2.5"],
    [{ seed: 0.5 }, "tunas: the seed is 0.5; give a whole number"],
    [{ checkpoint: { directory: "" } }, 'tunas: checkpoint.directory is ""'],
    [{ checkpoint: { directory: "x", every: 0 } }, "tunas: checkpoint.every is 0"],
  ] satisfies [SearchOptions, string][])("refuses %j", async (options, message) => {
    await expect(make(bandit({ gaps })).search(options)).rejects.toThrow(message);
  });

  it("refuses what is no signal", async () => {
    const signal: unknown = new AbortController();
    const program = bandit({ gaps });
    await expect(make(program).search({ signal: signal as AbortSignal })).rejects.toThrow(
      "tunas: signal is no AbortSignal; give { signal: controller.signal }.",
    );
    program.dispose();
  });

  it("says that memory ran out where the super program is built", async () => {
    const program = bandit({ gaps });
    const build = (): Promise<void> => Promise.reject(new Error("Dense failed: Aborted(). Build with"));
    await expect(make({ ...program, build }).search({ progress: false })).rejects.toThrow(
      "tunas, while the super program is built: there is not enough memory (Dense failed: Aborted(). Build with). Make",
    );
    program.dispose();
  });

  it("refuses the checkpoint of a space with other constraints", async () => {
    const checkpoint = { directory };
    await searched(make, { checkpoint });
    const program = bandit({ gaps });
    const constraint = {
      text: "the first is 0",
      allows: ({ numbers }: Pick<DNA, "numbers">) => numbers[0] === 0,
    };
    const spec = new DNASpec(program.spec.space, [constraint]);
    await expect(
      make({ ...program, spec }).search({ steps: 60, seed: 5, progress: false, checkpoint }),
    ).rejects.toThrow('its constraints is [], and this one\'s is ["the first is 0"].');
    program.dispose();
  });

  it("refuses the checkpoint of another search, and names what differs", async () => {
    const checkpoint = { directory };
    await searched(make, { checkpoint });
    const kept = readFileSync(join(directory, "search.checkpoint"));
    await expect(searched(make, { checkpoint, steps: 61 })).rejects.toThrow(
      "is of another search: its steps is 60, and this one's is 61.",
    );
    await expect(searched(make, { checkpoint, seed: 6 })).rejects.toThrow(
      "its seed is 5, and this one's is 6",
    );
    await expect(searched((program) => dartsSearch(program), { checkpoint })).rejects.toThrow(
      'its method is "tunas", and this one\'s is "darts"',
    );
    const slower = (program: SuperProgram<Child>): SharedSearch<Child> =>
      tunasSearch(program, new Reinforce({ learningRate: 0.01 }));
    await expect(searched(slower, { checkpoint })).rejects.toThrow('"learningRate":null');
    await expect(searched(make, { checkpoint }, { gaps: [...gaps, [0, 1]] })).rejects.toThrow("its space is");
    // What is fixed in it, as an activation, is in its source, and in no decision.
    const other = { ...bandit({ gaps }), toString: () => "another bandit" };
    await expect(make(other).search({ steps: 60, seed: 5, progress: false, checkpoint })).rejects.toThrow(
      'its program is "a bandit", and this one\'s is "another bandit"',
    );
    other.dispose();
    expect(readFileSync(join(directory, "search.checkpoint")).equals(kept)).toBe(true);
    const anew = await searched(make, { checkpoint, seed: 6, resume: false });
    expect(anew.steps).toBe(60);
    expect(readCheckpoint(directory)?.identity["seed"]).toBe(6);
  });

  it("refuses the checkpoint of another optimizer, and of another cost", async () => {
    const checkpoint = { directory };
    const by = (optimizer: Optimizer | undefined): Promise<SearchResult<Child>> => {
      const program = bandit({ gaps });
      const learner = { ...program.learner, ...(optimizer === undefined ? {} : { optimizer }) };
      return make({ ...program, learner }).search({ steps: 20, seed: 5, progress: false, checkpoint });
    };
    (await by(new SGD(0.1, 0.9, { nesterov: true }))).dispose();
    (await by(new SGD(0.1, 0.9, { nesterov: true }))).dispose();
    const own =
      'its optimizer is {"class":"SGD","learningRate":0.1,"momentum":0.9,"options":{"nesterov":true}}';
    await expect(by(new SGD(0.1, 0.9))).rejects.toThrow(
      `${own}, and this one's is {"class":"SGD","learningRate":0.1,"momentum":0.9,"options":{}}.`,
    );
    await expect(by(new Adam(0.1))).rejects.toThrow(`${own}, and this one's is {"class":"Adam",`);
    await expect(by(undefined)).rejects.toThrow(`${own}, and this one's is null. Name another directory`);
    const priced = (cost: { readonly of?: () => number }): Promise<SearchResult<Child>> =>
      searched(
        (program) => tunasSearch(program, new Reinforce(), { cost: { ...cost, target: 1, weight: -1 } }),
        { checkpoint: { directory: join(directory, "priced") } },
        { costs: gaps },
      );
    await priced({});
    await expect(priced({ of: () => 1 })).rejects.toThrow(
      'its cost is {"of":"multiply-adds","target":1,"weight":-1}, and this one\'s is {"of":"a function",',
    );
  });

  it("refuses a file that is no whole checkpoint", async () => {
    const file = join(directory, "search.checkpoint");
    await searched(make, { checkpoint: { directory } });
    const whole = readFileSync(file);
    truncateSync(file, whole.length - 3);
    await expect(searched(make, { checkpoint: { directory } })).rejects.toThrow(
      "is no whole checkpoint of a search",
    );
    for (const text of ["", "tsglove search 2\n", "tsglove search 2\n{\n", "something else\n{}\n"]) {
      writeFileSync(file, text);
      await expect(searched(make, { checkpoint: { directory } })).rejects.toThrow(
        "is no whole checkpoint of a search",
      );
    }
  });

  it("has a history of some thousand entries at most, each the mean of the steps since the last", async () => {
    const { history } = await searched(make, { steps: 1001 });
    expect(history.map(({ step }) => step)).toEqual([
      ...Array.from({ length: 500 }, (_, i) => 2 * i + 2),
      1001,
    ]);
    expect(history[0]).toEqual({ step: 2, loss: expect.any(Number) as number });
    expect(Object.keys(history.at(-1) ?? {}).sort()).toEqual(["entropy", "loss", "reward", "step"]);
    // The arms learn, and the policy becomes sure.
    expect(history.at(-1)?.loss ?? NaN).toBeLessThan(history[0]?.loss ?? NaN);
    expect(history.at(-1)?.entropy ?? NaN).toBeLessThan(Math.log(9));
  });
});
