// Attention, against plain loops.
import { RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { expect, test } from "vitest";
import { Attention, weightsOf } from "../index.js";

test("each head attends by softmax(q · k / √size)", async () => {
  const tf = await loadTensors();
  const [count, length, features, heads, size] = [2, 5, 6, 3, 2];
  const random = RandomStream.of(3);
  const layer = new Attention(heads, size);
  const x = Array.from({ length: count }, () =>
    Array.from({ length }, () => Array.from({ length: features }, () => random.normal())),
  );
  layer.call(tf.tensor3d(x));
  const weights = new Map<string, number[]>();
  for (const [name, variable] of weightsOf(layer)) {
    // Biases begin at 0, where one could not see that they are used.
    variable.assign(
      tf.tensor(
        Float32Array.from({ length: variable.size }, () => random.normal() / 2),
        variable.shape,
      ),
    );
    weights.set(name, [...variable.dataSync()]);
  }
  const project = (row: readonly number[], part: string, width: number): number[] => {
    const [kernel = [], bias = []] = [weights.get(`${part}_kernel`), weights.get(`${part}_bias`)];
    return Array.from({ length: width }, (_, o) =>
      row.reduce((sum, v, i) => sum + v * (kernel[i * width + o] ?? NaN), bias[o] ?? NaN),
    );
  };
  const inner = heads * size;
  const expected = x.flatMap((sequence) => {
    const [q, k, v] = ["query", "key", "value"].map((part) =>
      sequence.map((row) => project(row, part, inner)),
    );
    return sequence.flatMap((_, at) => {
      const seen = Array.from({ length: heads }, (__, h) => h).flatMap((h) => {
        const part = (row: readonly number[] | undefined): number[] =>
          (row ?? []).slice(h * size, (h + 1) * size);
        const scores = sequence.map((__, other) =>
          Math.exp(
            part(q?.[at]).reduce((sum, a, i) => sum + a * (part(k?.[other])[i] ?? NaN), 0) / Math.sqrt(size),
          ),
        );
        const total = scores.reduce((a, b) => a + b);
        return Array.from({ length: size }, (__, i) =>
          scores.reduce((sum, score, other) => sum + (score / total) * (part(v?.[other])[i] ?? NaN), 0),
        );
      });
      return project(seen, "output", features);
    });
  });
  const y = layer.call(tf.tensor3d(x));
  expect(y.shape).toEqual([count, length, features]);
  const actual = [...y.dataSync()];
  expect(Math.max(...actual.map((value, i) => Math.abs(value - (expected[i] ?? NaN))))).toBeLessThan(1e-4);
  expect(() => layer.call(tf.zeros([2, 6]))).toThrow(
    "Attention takes sequences, [count, length, features], and got shape [2, 6].",
  );
});
