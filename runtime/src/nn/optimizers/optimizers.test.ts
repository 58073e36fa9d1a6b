// Optimizers against the published update rules, worked out number by number in plain JavaScript.
import { dnaSpec, floatv, format, oneof, searchSpace, sizeText, type Float } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, describe, expect, test } from "vitest";
import { Adam, AdamW, RMSProp, SGD, type Optimizer } from "../index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

/** The new weight, of the former one and its gradient; what it remembers is its own. */
type Rule = (w: number, g: number, t: number) => number;

function sgd(lr: number, mu: number, nesterov = false, decay = 0): Rule {
  let v = 0;
  return (w, gradient) => {
    const g = gradient + decay * w;
    v = mu * v + g;
    return w - lr * (nesterov ? g + mu * v : v);
  };
}

function adam(lr: number, b1: number, b2: number, epsilon: number, decay = 0): Rule {
  let m = 0;
  let v = 0;
  return (w, g, t) => {
    m = b1 * m + (1 - b1) * g;
    v = b2 * v + (1 - b2) * g * g;
    return w - lr * decay * w - (lr * (m / (1 - b1 ** t))) / (Math.sqrt(v / (1 - b2 ** t)) + epsilon);
  };
}

function rmsprop(lr: number, rho: number, mu: number, epsilon: number): Rule {
  let v = 0;
  let m = 0;
  return (w, g) => {
    v = rho * v + (1 - rho) * g * g;
    m = mu * m + (lr * g) / Math.sqrt(v + epsilon);
    return w - m;
  };
}

const cases: [name: string, make: () => Optimizer, rule: () => Rule][] = [
  ["SGD", () => new SGD(0.1), () => sgd(0.1, 0)],
  ["SGD with momentum", () => new SGD(0.1, 0.9), () => sgd(0.1, 0.9)],
  [
    "SGD with Nesterov's momentum and decay",
    () => new SGD(0.1, 0.9, { nesterov: true, weightDecay: 0.01 }),
    () => sgd(0.1, 0.9, true, 0.01),
  ],
  ["Adam", () => new Adam(0.01), () => adam(0.01, 0.9, 0.999, 1e-8)],
  [
    "Adam with its own settings",
    () => new Adam(0.01, { beta1: 0.5, beta2: 0.9, epsilon: 0.1 }),
    () => adam(0.01, 0.5, 0.9, 0.1),
  ],
  ["AdamW", () => new AdamW(0.01, { weightDecay: 0.1 }), () => adam(0.01, 0.9, 0.999, 1e-8, 0.1)],
  ["RMSProp", () => new RMSProp(0.01), () => rmsprop(0.01, 0.9, 0, 1e-7)],
  [
    "RMSProp with momentum",
    () => new RMSProp(0.01, { rho: 0.8, momentum: 0.5, epsilon: 0.01 }),
    () => rmsprop(0.01, 0.8, 0.5, 0.01),
  ],
];

describe.each(cases)("%s", (_name, make, rule) => {
  test("moves each weight by its own count of steps, those left out not at all", () => {
    const optimizer = make();
    const start = [1, -2, 0.5];
    const [a, b] = [tf.variable(tf.tensor1d(start)), tf.variable(tf.tensor1d(start))];
    const rules = { a: start.map(rule), b: start.map(rule) };
    const expected = { a: [...start], b: [...start] };
    const gradient = (step: number): number[] => start.map((_, i) => Math.sin(3 * step + i) + 0.1);
    let ofB = 0;
    for (let step = 1; step <= 12; step++) {
      const g = gradient(step);
      optimizer.apply(a, tf.tensor1d(g));
      expected.a = expected.a.map((w, i) => rules.a[i]?.(w, g[i] ?? NaN, step) ?? NaN);
      // A path that is taken every third time.
      if (step % 3 !== 0) continue;
      ofB++;
      optimizer.apply(b, tf.tensor1d(g));
      expected.b = expected.b.map((w, i) => rules.b[i]?.(w, g[i] ?? NaN, ofB) ?? NaN);
    }
    for (const [variable, wanted] of [
      [a, expected.a],
      [b, expected.b],
    ] as const)
      variable.dataSync().forEach((value, i) => {
        expect(value).toBeCloseTo(wanted[i] ?? NaN, 5);
      });
    tf.dispose([a, b]);
    optimizer.dispose();
  });

  test("remembers no more with every step, and nothing once it is disposed", () => {
    const optimizer = make();
    const variable = tf.variable(tf.ones([3]));
    const gradient = tf.ones([3]);
    const before = tf.memory().numTensors;
    optimizer.apply(variable, gradient);
    const after = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) optimizer.apply(variable, gradient);
    expect(tf.memory().numTensors).toBe(after);
    expect(gradient.isDisposed).toBe(false);
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose([variable, gradient]);
  });

  test("goes on from a snapshot as if nothing had been", () => {
    const run = (restored: boolean): number[] => {
      const variable = tf.variable(tf.tensor1d([1, 2]));
      let optimizer = make();
      for (let i = 0; i < 6; i++) {
        if (restored && i === 3) {
          const snapshot = optimizer.snapshot();
          optimizer.dispose();
          optimizer = make();
          optimizer.restore(snapshot, [variable]);
          for (const slot of snapshot.values()) tf.dispose([...slot.tensors.values()]);
        }
        optimizer.apply(variable, tf.tensor1d([Math.cos(i), Math.sin(i)]), 1 / (i + 1));
      }
      optimizer.dispose();
      return [...variable.dataSync()];
    };
    expect(run(true)).toEqual(run(false));
  });
});

test("a factor scales the rate of one step", () => {
  const variable = tf.variable(tf.scalar(1));
  new SGD(0.5).apply(variable, tf.scalar(1), 0.1);
  expect(variable.dataSync()[0]).toBeCloseTo(0.95, 6);
});

test("they are symbolic: rates are searched, by value and by type", () => {
  const space = oneof([new Adam(floatv(1e-4, 1e-1, "log")), new SGD(oneof([0.1, 0.01]), 0.9)]);
  expect(sizeText(dnaSpec({ space }).space)).toBe("3 × ℝ");
  expect(format(searchSpace(SGD<0.1 | 0.01, 0 | 0.9>))).toBe("new SGD(oneof([0.1, 0.01]), oneof([0, 0.9]))");
  expect(format(searchSpace(Adam<Float<1e-4, 1e-1, "log">>))).toBe('new Adam(floatv(1e-4, 0.1, "log"))');
  expect(format(searchSpace(SGD<0.1 | 0.01>))).toBe("new SGD(oneof([0.1, 0.01]))");
});

test("what they refuse", () => {
  expect(() => new Adam(0)).toThrow("Adam: learningRate is 0; give a number above 0.");
  expect(() => new SGD(NaN)).toThrow("SGD: learningRate is NaN");
  expect(() => new SGD(0.1, 1)).toThrow("SGD: momentum is 1; give a number of at least 0 and below 1.");
  expect(() => new AdamW(0.1, { beta2: 1.5 })).toThrow("AdamW: beta2 is 1.5");
  expect(() => new RMSProp(0.1, { rho: -1 })).toThrow("RMSProp: rho is -1");
  expect(() => new Adam(0.1, { epsilon: -1 })).toThrow("Adam: epsilon is -1; give a number above 0.");
  expect(() => new RMSProp(0.1, { epsilon: 0 })).toThrow("RMSProp: epsilon is 0");
  expect(() => new AdamW(0.1, { weightDecay: -1 })).toThrow(
    "AdamW: weightDecay is -1; give a number of at least 0.",
  );
  expect(() => new SGD(0.1, 0, { weightDecay: NaN })).toThrow("SGD: weightDecay is NaN");
});
