/** The residual network that answers for LCBench: read from its file, and evaluated as the file's README says. */
import { readData } from "./data.js";

export interface Hyperparameter {
  readonly name: string;
  readonly type: "uniform_int" | "uniform_float";
  readonly log: boolean;
  readonly lower: number;
  readonly upper: number;
}

/** A query of the file with what it must answer, an output each. */
export type Check = Readonly<Record<string, number | string | readonly number[]>> & {
  readonly task: string;
  readonly expect: readonly number[];
};

export interface Surrogate {
  readonly hyperparameters: readonly Hyperparameter[];
  /** Data sets that it answers for. */
  readonly tasks: readonly string[];
  /** What it answers, in order. */
  readonly outputs: readonly string[];
  readonly checks: readonly Check[];
  /**
   * One output.
   *
   * @param settings a number for each hyper-parameter, `epoch` included.
   * @throws RangeError where there is no such task or output, or a setting is left out.
   */
  readonly query: (task: string, settings: Readonly<Record<string, number>>, output: string) => number;
}

interface Packed {
  readonly shape: readonly number[];
  /** Base64 of little-endian 32-bit floats, row by row. */
  readonly f32: string;
}
interface PackedLinear {
  readonly weight: Packed;
  readonly bias: Packed;
}
interface PackedNorm extends PackedLinear {
  readonly running_mean: Packed;
  readonly running_var: Packed;
}
interface File {
  readonly hyperparameters: readonly Hyperparameter[];
  readonly tasks: readonly string[];
  readonly task_index: Readonly<Record<string, number>>;
  readonly inputs: readonly {
    readonly name: string;
    readonly transform: "id" | "ln";
    readonly add: number;
    readonly subtract: number;
    readonly divide: number;
  }[];
  readonly outputs: readonly {
    readonly name: string;
    readonly transform: "id" | "exp";
    readonly scale: number;
    readonly shift: number;
    readonly subtract: number;
  }[];
  readonly batch_norm_epsilon: number;
  readonly embedding: Packed;
  readonly first: PackedLinear;
  readonly blocks: readonly {
    readonly norm: PackedNorm;
    readonly linear0: PackedLinear;
    readonly linear1: PackedLinear;
  }[];
  readonly last_norm: PackedNorm;
  readonly head: PackedLinear;
  readonly checks: readonly Check[];
}

type Layer = (x: Float64Array) => Float64Array;

/** @throws DataAbsent where the file is not there. */
export function readSurrogate(): Surrogate {
  // The cast: the file is what its README says, and its own checks are tested.
  const file = JSON.parse(readData("hpo-lcbench/surrogate.json.gz")) as File;
  const embedding = numbersOf(file.embedding);
  const width = file.embedding.shape[1] ?? 0;
  const first = linear(file.first);
  const blocks = file.blocks.map(({ norm, linear0, linear1 }) => ({
    norm: batchNorm(norm, file.batch_norm_epsilon),
    into: linear(linear0),
    out: linear(linear1),
  }));
  const lastNorm = batchNorm(file.last_norm, file.batch_norm_epsilon);
  const head = linear(file.head);

  const input = (task: string, settings: Readonly<Record<string, number>>): Float64Array => {
    const index = file.task_index[task];
    if (index === undefined) throw new RangeError(`LCBench's surrogate has no task "${task}".`);
    const x = new Float64Array(width + file.inputs.length);
    x.set(embedding.subarray(index * width, (index + 1) * width));
    file.inputs.forEach(({ name, transform, add, subtract, divide }, i) => {
      const setting = settings[name];
      if (setting === undefined) throw new RangeError(`LCBench's surrogate needs a "${name}".`);
      const shifted = setting + add;
      x[width + i] = ((transform === "ln" ? Math.log(shifted) : shifted) - subtract) / divide;
    });
    return x;
  };

  return {
    hyperparameters: file.hyperparameters,
    tasks: file.tasks,
    outputs: file.outputs.map(({ name }) => name),
    checks: file.checks,
    query(task, settings, output) {
      const place = file.outputs.findIndex(({ name }) => name === output);
      const into = file.outputs[place];
      if (into === undefined) throw new RangeError(`LCBench's surrogate has no output "${output}".`);
      let x = first(input(task, settings));
      for (const { norm, into: widen, out } of blocks) x = plus(x, out(gated(widen(norm(x)))));
      const raw = at(head(lastNorm(x).map((each) => Math.max(each, 0))), place);
      const scaled = into.scale / (1 + Math.exp(-raw)) + into.shift;
      return into.transform === "exp" ? Math.exp(scaled) - into.subtract : scaled;
    },
  };
}

/** The first half times the second, whose negative numbers count as 0. */
function gated(h: Float64Array): Float64Array {
  const half = h.length / 2;
  const x = new Float64Array(half);
  for (let i = 0; i < half; i++) x[i] = at(h, i) * Math.max(at(h, half + i), 0);
  return x;
}

function plus(a: Float64Array, b: Float64Array): Float64Array {
  const x = new Float64Array(a.length);
  for (let i = 0; i < x.length; i++) x[i] = at(a, i) + at(b, i);
  return x;
}

/**
 * Two rows at once, as their sums need not wait for each other; and without `at`, as a function that reads arrays of two
 * types is slower in a loop of half a million turns.
 */
function linear({ weight, bias }: PackedLinear): Layer {
  const [rows = 0, columns = 0] = weight.shape;
  const matrix = numbersOf(weight);
  const offsets = Float64Array.from(numbersOf(bias));
  return (x) => {
    const y = offsets.slice();
    for (let row = 0; row < rows; row += 2) {
      const [start, next] = [row * columns, Math.min(row + 1, rows - 1) * columns];
      let [one, two] = [0, 0];
      for (let i = 0; i < columns; i++) {
        const each = x[i] ?? NaN;
        one += (matrix[start + i] ?? NaN) * each;
        two += (matrix[next + i] ?? NaN) * each;
      }
      y[row] = at(y, row) + one;
      if (next > start) y[row + 1] = at(y, row + 1) + two;
    }
    return y;
  };
}

/** Batch normalisation in inference: what was learned of mean and variance is all that it takes. */
function batchNorm(norm: PackedNorm, epsilon: number): Layer {
  const [weight, bias] = [numbersOf(norm.weight), numbersOf(norm.bias)];
  const [mean, variance] = [numbersOf(norm.running_mean), numbersOf(norm.running_var)];
  const factor = Float64Array.from(weight, (each, i) => each / Math.sqrt(at(variance, i) + epsilon));
  return (x) => {
    const y = new Float64Array(x.length);
    for (let i = 0; i < y.length; i++) y[i] = (at(x, i) - at(mean, i)) * at(factor, i) + at(bias, i);
    return y;
  };
}

function at(values: Float64Array | Float32Array, index: number): number {
  return values[index] ?? NaN;
}

/** Kept at 32 bits, as the weights are read from memory once for each answer, and are most of its time. */
function numbersOf({ f32 }: Packed): Float32Array {
  const bytes = Buffer.from(f32, "base64");
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}
