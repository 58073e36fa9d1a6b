// Layers that a constructor makes and a decision picks: each has weights of its own, whichever is asked first.
import { beforeAll, expect, it } from "vitest";
import { DNA, oneof, RandomStream, searchable } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { superProgramOf, type SuperProgram } from "./super-program.js";
import { Chain, Linear, Task, type Op } from "./testing/tasks.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

type Way = "first" | "second" | "both" | "backwards";

@searchable
class Two implements Op {
  readonly #first = new Linear(2);
  readonly #rest = [new Linear(2)];
  constructor(readonly way: Way) {}
  call(x: Tensor): Tensor {
    const ops: Record<Way, readonly (Op | undefined)[]> = {
      first: [this.#first],
      second: this.#rest,
      both: [this.#first, ...this.#rest],
      backwards: [...this.#rest, this.#first],
    };
    return ops[this.way].reduce((y, op) => op?.call(y) ?? y, x);
  }
}

const x = (): Tensor => tf.tensor2d([[1, 2]]);

function says(program: SuperProgram<Task>, number: number): readonly number[] {
  const dna = DNA.of(program.spec, [number]);
  return tf.tidy(() => [...program.run(dna, () => program.root.model.call(x())).dataSync()]);
}

it("are told apart by their fields", async () => {
  const ways: readonly Way[] = ["first", "second", "both", "backwards"];
  const program = superProgramOf(new Task(new Chain([new Two(oneof([...ways]))])));
  await program.build(RandomStream.of(1));
  expect(program.variables).toHaveLength(2);
  const [a, b] = program.variables;
  if (a === undefined || b === undefined) throw new Error("there are two");
  const through = (...kernels: readonly Tensor[]): number[] =>
    tf.tidy(() => [...kernels.reduce((y, kernel) => tensors().matMul(y, kernel), x()).dataSync()]);
  const [first, second] = [says(program, 0), says(program, 1)];
  expect(first).not.toEqual(second);
  const [one, two] = through(a).join() === first.join() ? [a, b] : [b, a];
  expect([first, second]).toEqual([through(one), through(two)]);
  expect([says(program, 2), says(program, 3)]).toEqual([through(one, two), through(two, one)]);
  // A child has copies of just these.
  for (const number of ways.keys()) {
    const child = program.inherit(DNA.of(program.spec, [number]));
    expect(tf.tidy(() => [...child.model.call(x()).dataSync()])).toEqual(says(program, number));
  }
  program.dispose();
});
