// The mixture's gradients against differences of the functions that they are gradients of.
import type { Scalar, Variable } from "@tensorflow/tfjs";
import { constrain, dnaSpec, oneof, RandomStream, type DNA } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import { beforeAll, expect, test } from "vitest";
import { firstOrder, secondOrder, type Losses } from "./bilevel.js";
import { addCostGradient } from "./darts.js";
import { Mixture } from "./mixture.js";
import { costTerm } from "./reward.js";

beforeAll(async () => {
  await loadTensors();
});

// Two weights and two logits; nothing is quadratic, and everything depends on everything.
const W = [0.7, -0.4];
const A = [0.3, -0.8];

/** Both losses in plain numbers. */
const plain = {
  train: ([v = 0, w = 0]: number[], [a = 0, b = 0]: number[]): number =>
    Math.sin(v * a) + 0.5 * w * w * Math.exp(b) + v * w * a * b + v ** 4,
  valid: ([v = 0, w = 0]: number[], [a = 0, b = 0]: number[]): number =>
    Math.cos(v + 2 * w) * a + v * v * b + Math.exp(0.3 * w * a * b),
};

/** The same as tensors. */
function losses(weights: Variable, logits: Variable): Losses {
  const tf = tensors();
  const parts = (): Scalar[] =>
    [weights, logits].flatMap((pair) => [0, 1].map((at) => tf.slice(pair, at, 1).asScalar()));
  const of = (make: (v: Scalar, w: Scalar, a: Scalar, b: Scalar) => Scalar): (() => Scalar) => {
    return () => {
      const [v = tf.scalar(0), w = tf.scalar(0), a = tf.scalar(0), b = tf.scalar(0)] = parts();
      return make(v, w, a, b);
    };
  };
  return {
    train: of((v, w, a, b) =>
      tf.addN([
        tf.sin(tf.mul(v, a)),
        tf.mul(tf.mul(tf.square(w), tf.exp(b)), 0.5),
        tf.mul(tf.mul(v, w), tf.mul(a, b)),
        tf.square(tf.square(v)),
      ]),
    ),
    valid: of((v, w, a, b) =>
      tf.addN([
        tf.mul(tf.cos(tf.add(v, tf.mul(w, 2))), a),
        tf.mul(tf.square(v), b),
        tf.exp(tf.mul(tf.mul(w, 0.3), tf.mul(a, b))),
      ]),
    ),
  };
}

/** The gradient of a plain function, by central differences. */
function differences(of: (at: number[]) => number, at: readonly number[]): number[] {
  const H = 1e-5;
  return at.map((_, i) => {
    const moved = (by: number): number => of(at.map((value, j) => (j === i ? value + by : value)));
    return (moved(H) - moved(-H)) / (2 * H);
  });
}

test("first order: the gradient of the loss to validate on, the weights as they are", () => {
  const tf = tensors();
  const [weights, logits] = [tf.variable(tf.tensor1d(W)), tf.variable(tf.tensor1d(A))];
  const { value, gradients } = firstOrder(losses(weights, logits), logits);
  expect(value.dataSync()[0]).toBeCloseTo(plain.valid(W, A), 5);
  const expected = differences((a) => plain.valid(W, a), A);
  [...(gradients[0]?.dataSync() ?? [])].forEach((slope, i) => {
    expect(slope).toBeCloseTo(expected[i] ?? NaN, 5);
  });
  tf.dispose([weights, logits]);
});

test.each([0.05, 0.4])("second order: the gradient through a step of the weights of %d", (rate) => {
  const tf = tensors();
  const [weights, logits] = [tf.variable(tf.tensor1d(W)), tf.variable(tf.tensor1d(A))];
  const ahead = (a: number[]): number => {
    const slope = differences((w) => plain.train(w, a), W);
    return plain.valid(
      W.map((weight, i) => weight - rate * (slope[i] ?? 0)),
      a,
    );
  };
  const expected = differences(ahead, A);
  const first = differences((a) => plain.valid(W, a), A);
  const before = tf.memory().numTensors;
  const { value, gradients } = secondOrder(losses(weights, logits), logits, [weights], rate);
  expect(value.dataSync()[0]).toBeCloseTo(ahead(A), 5);
  const slopes = [...(gradients[0]?.dataSync() ?? [])];
  expect(slopes).toHaveLength(2);
  slopes.forEach((slope, i) => {
    // Its difference of float32 slopes over 2ε, ε being some 0.01, errs by 1e-7 / 0.01 in rounding and by ε² in curvature: 1e-4 either way.
    expect(Math.abs(slope - (expected[i] ?? NaN))).toBeLessThan(5e-4);
    // The first order is another one: this test can tell them apart.
    expect(Math.abs(slope - (first[i] ?? NaN))).toBeGreaterThan(5e-3);
  });
  expect([...weights.dataSync()]).toEqual([...tf.tensor1d(W).dataSync()]);
  tf.dispose([value, ...gradients.flatMap((gradient) => gradient ?? [])]);
  // But for the constant that this test compares with.
  expect(tf.memory().numTensors).toBe(before + 1);
  tf.dispose([weights, logits]);
});

test("second order puts the weights back where a loss throws", () => {
  const tf = tensors();
  const [weights, logits] = [tf.variable(tf.tensor1d(W)), tf.variable(tf.tensor1d(A))];
  const own = losses(weights, logits);
  const failing: Losses = {
    train: () => own.train(),
    valid: () => {
      throw new Error("no data");
    },
  };
  expect(() => secondOrder(failing, logits, [weights], 0.1)).toThrow("no data");
  expect([...weights.dataSync()]).toEqual([...new Float32Array(W)]);
  tf.dispose([weights, logits]);
});

const spec = dnaSpec([oneof([1, 2, 3]), oneof([["x", oneof([1, 2])], "y"] as unknown[])]);

test("weights have the gradient of a softmax, nested decisions and all", () => {
  const tf = tensors();
  const mixture = new Mixture(spec, RandomStream.of(1));
  const first = [0.2, -0.5, 1, 0.3, -0.1, 0.7, 0.4];
  mixture.logits.assign(tf.tensor1d(first));
  const coefficients = [3, -1, 2, 0.5, 4, -2, 1];
  const slots = [
    [0, 3],
    [3, 2],
    [5, 2],
  ];
  const value = (logits: readonly number[]): number =>
    slots.reduce((sum, [begin = 0, size = 0]) => {
      const powers = logits.slice(begin, begin + size).map(Math.exp);
      const total = powers.reduce((a, b) => a + b, 0);
      return (
        sum + powers.reduce((part, power, i) => part + (power / total) * (coefficients[begin + i] ?? 0), 0)
      );
    }, 0);
  const { gradients } = firstOrder(
    {
      train: () => tf.scalar(0),
      valid: () =>
        tf.addN(
          [...mixture.weights().values()].map((shares, i) => {
            const [begin = 0, size = 0] = slots[i] ?? [];
            return tf.sum(tf.mul(shares, tf.tensor1d(coefficients.slice(begin, begin + size))));
          }),
        ),
    },
    mixture.logits,
  );
  const expected = differences(value, first);
  [...(gradients[0]?.dataSync() ?? [])].forEach((slope, i) => {
    expect(slope).toBeCloseTo(expected[i] ?? NaN, 5);
  });
});

/** Two children of three and two candidates are ruled out, of the six. */
const narrow = dnaSpec(constrain([oneof([0, 1, 2]), oneof([0, 1])], ([a = 0, b = 0]) => a + b !== 2));

test("the cost's gradient is that of the mean cost of the children that constraints allow", () => {
  const mixture = new Mixture(narrow, RandomStream.of(1));
  const first = [0.2, -0.5, 1, 0.3, -0.1];
  mixture.logits.assign(tensors().tensor1d(first));
  const goal = { target: 2, weight: -0.5 };
  const costOf = ([a = 0, b = 0]: readonly number[]): number => 1 + a * a + 2 * b;
  const mean = (logits: readonly number[]): number => {
    let [sum, total] = [0, 0];
    for (const [a, b] of allowed) {
      // The softmax's own sums cancel.
      const chance = Math.exp((logits[a] ?? 0) + (logits[3 + b] ?? 0));
      sum -= chance * costTerm(costOf([a, b]), goal);
      total += chance;
    }
    return sum / total;
  };
  const allowed = [
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 1],
  ] as const;
  const chances = mixture.chances();
  const seen = new Set<string>();
  const costs = {
    of: ({ numbers }: DNA): number => {
      seen.add(numbers.join());
      return costOf(numbers);
    },
  };
  requireMean(differences(mean, first), (random, slope) => {
    addCostGradient(chances, costs, goal, random, slope);
  });
  // What is ruled out is never asked what it costs: it may be no child that runs.
  expect([...seen].sort()).toEqual(allowed.map((numbers) => numbers.join()));
});

test("the cost's gradient is, in the mean, that of the mean cost of children", () => {
  const mixture = new Mixture(spec, RandomStream.of(1));
  const first = [0.2, -0.5, 1, 0.3, -0.1, 0.7, 0.4];
  mixture.logits.assign(tensors().tensor1d(first));
  const goal = { target: 2, weight: -0.5 };
  const costOf = ([a = 0, b = 0, c = 0]: readonly number[]): number => 1 + a * a + (b === 0 ? 2 + c : 0.5);
  const mean = (logits: readonly number[]): number => {
    const shares = (begin: number, size: number): number[] => {
      const powers = logits.slice(begin, begin + size).map(Math.exp);
      return powers.map((power) => power / powers.reduce((x, y) => x + y, 0));
    };
    const [one, two, under] = [shares(0, 3), shares(3, 2), shares(5, 2)];
    const term = (...numbers: number[]): number => -costTerm(costOf(numbers), goal);
    return one.reduce(
      (sum, p, a) =>
        sum +
        p *
          ((two[0] ?? 0) * under.reduce((part, q, c) => part + q * term(a, 0, c), 0) +
            (two[1] ?? 0) * term(a, 1)),
      0,
    );
  };
  const chances = mixture.chances();
  const costs = { of: (dna: DNA): number => costOf(dna.numbers) };
  requireMean(differences(mean, first), (random, slope) => {
    addCostGradient(chances, costs, goal, random, slope);
  });
});

/** Draws slopes, and compares their mean. @param add adds one to zeros. */
function requireMean(
  expected: readonly number[],
  add: (random: RandomStream, slope: Float32Array) => void,
): void {
  const random = RandomStream.of(7);
  const DRAWS = 4000;
  const sums = expected.map(() => 0);
  const squares = expected.map(() => 0);
  for (let i = 0; i < DRAWS; i++) {
    const slope = new Float32Array(expected.length);
    add(random.split(i), slope);
    slope.forEach((value, at) => {
      sums[at] = (sums[at] ?? 0) + value;
      squares[at] = (squares[at] ?? 0) + value ** 2;
    });
  }
  expected.forEach((own, at) => {
    const average = (sums[at] ?? 0) / DRAWS;
    const error = Math.sqrt(((squares[at] ?? 0) / DRAWS - average ** 2) / DRAWS);
    // At most 7 numbers within 5 standard errors: false alarm 7 · 5.7e-7 = 4e-6.
    expect(Math.abs(average - own)).toBeLessThan(5 * error);
    // It is no test where all is 0: 5 standard errors are much less than the slopes.
    expect(error).toBeLessThan(0.01);
  });
  expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.1);
}
