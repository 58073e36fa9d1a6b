import { format, oneof, RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, describe, expect, test } from "vitest";
import { Crop, Cutout, Dataset, Flip, type Batch } from "../index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

/** Example i is [i, i + 0.5], its label i % 3. */
function numbered(count: number): Dataset {
  return Dataset.of({
    inputs: Float32Array.from({ length: 2 * count }, (_, i) => i / 2),
    shape: [2],
    labels: Array.from({ length: count }, (_, i) => i % 3),
  });
}

/** Which examples a batch has, having checked that inputs and labels belong together. */
function rowsOf({ inputs, labels }: Batch): number[] {
  const [values, classes] = [inputs.dataSync(), labels.dataSync()];
  tf.dispose([inputs, labels]);
  return [...classes].map((label, i) => {
    const row = values[2 * i] ?? NaN;
    expect([values[2 * i + 1], label]).toEqual([row + 0.5, row % 3]);
    return row;
  });
}
const sorted = (rows: readonly number[]): number[] => [...rows].sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe("a data set", () => {
  test("gives each example once an epoch, in an order of its own, the same for the same seed", () => {
    const set = numbered(10);
    const epochs = (seed: number): number[][] => [...set.batches(5, { epochs: 3, seed })].map(rowsOf);
    const rows = epochs(1);
    expect(rows.map((batch) => batch.length)).toEqual(Array(6).fill(5));
    const flat = rows.flat();
    for (const epoch of [0, 1, 2]) expect(sorted(flat.slice(10 * epoch, 10 * epoch + 10))).toEqual(upTo(10));
    expect(flat.slice(0, 10)).not.toEqual(flat.slice(10, 20));
    expect(epochs(1)).toEqual(rows);
    expect(epochs(2)).not.toEqual(rows);
    expect([...set.batches(4, { epochs: 1, shuffle: false })].map(rowsOf)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  test("is endless by default, with full batches that reach into the next epoch", () => {
    const batches = numbered(5).batches(3);
    const rows = upTo(10).flatMap(() => {
      const { value } = batches.next();
      if (value === undefined) throw new Error("It ended.");
      expect(value.inputs.shape).toEqual([3, 2]);
      expect(value.labels.dtype).toBe("int32");
      return rowsOf(value);
    });
    for (let epoch = 0; epoch < 6; epoch++)
      expect(sorted(rows.slice(5 * epoch, 5 * epoch + 5))).toEqual(upTo(5));
  });

  test("has parts that have nothing in common", () => {
    const parts = numbered(100).split([0.5, 0.25, 0.25], 3);
    expect(parts.map((part) => part.size)).toEqual([50, 25, 25]);
    const rows = parts.map((part) => [...part.batches(7, { epochs: 1 })].flatMap(rowsOf));
    expect(sorted(rows.flat())).toEqual(upTo(100));
    const [first] = numbered(9).take(4).batches(9, { epochs: 1, shuffle: false });
    expect(first === undefined ? [] : rowsOf(first)).toEqual([0, 1, 2, 3]);
  });

  test("scales bytes, and takes labels that are no classes", () => {
    const set = Dataset.of({
      inputs: Uint8Array.of(0, 51, 255, 102),
      shape: [2, 1],
      labels: [0.5, -1, 2, 3],
      labelShape: [2],
      scale: 1 / 255,
    });
    const [batch] = [...set.batches(2, { epochs: 1, shuffle: false })];
    expect(batch?.inputs.shape).toEqual([2, 2, 1]);
    [0, 0.2, 1, 0.4].forEach((value, i) => {
      expect(batch?.inputs.dataSync()[i]).toBeCloseTo(value, 6);
    });
    expect(batch?.labels.arraySync()).toEqual([
      [0.5, -1],
      [2, 3],
    ]);
  });

  test("says what does not fit", () => {
    const make = (inputs: number[], labels: number[]): Dataset => Dataset.of({ inputs, shape: [2], labels });
    expect(() => make([1, 2, 3], [0])).toThrow(
      "Dataset: 3 numbers are no whole number of examples of shape [2].",
    );
    expect(() => make([1, 2], [0, 1])).toThrow(
      "there are 1 examples, so there have to be 1 numbers in labels, and there are 2",
    );
    expect(() => make([1, 2], [0.5])).toThrow(
      "the label of example 0 is 0.5; give the number of a class, from 0, or say labelShape.",
    );
    expect(() => numbered(4).split([0.9, 0.2])).toThrow(
      "the shares are 0.9, 0.2; give numbers above 0 that add up to 1 at most.",
    );
    expect(() => numbered(4).split([0.99, 0.01])).toThrow("a share of 0.01 of 4 examples is none of them");
    expect(() => numbered(4).batches(0).next()).toThrow("size is 0; give a whole number of at least 1.");
    expect(() => numbered(4).take(-1)).toThrow(
      "Dataset.take: count is -1; give a whole number of at least 0.",
    );
    expect(numbered(4).take(Infinity).size).toBe(4);
    expect(() => numbered(4).take(0).batches(1).next()).toThrow("the set has no examples");
  });
});

describe("augmentation", () => {
  const image = Float32Array.from({ length: 24 }, (_, i) => i + 1);
  const shape = [3, 4, 2];
  const at = (values: Float32Array, row: number, column: number): number[] =>
    row < 0 || row >= 3 || column < 0 || column >= 4
      ? [0, 0]
      : [...values.subarray((row * 4 + column) * 2, (row * 4 + column) * 2 + 2)];
  const places = upTo(3).flatMap((row) => upTo(4).map((column) => [row, column] as const));

  test("Flip mirrors each second image", () => {
    const mirrored = places.flatMap(([row, column]) => at(image, row, 3 - column));
    let flipped = 0;
    const random = RandomStream.of(1);
    for (let i = 0; i < 400; i++) {
      const copy = image.slice();
      new Flip().apply(copy, shape, random);
      if (copy[0] === 1) expect([...copy]).toEqual([...image]);
      else {
        flipped++;
        expect([...copy]).toEqual(mirrored);
      }
    }
    // Of 400 throws the deviation is 10: six of them.
    expect(Math.abs(flipped - 200)).toBeLessThan(60);
  });

  test("Crop moves by up to its padding, each way equally likely, and fills with zeros", () => {
    const random = RandomStream.of(2);
    const seen = new Set<string>();
    const moves = upTo(5).flatMap((down) => upTo(5).map((right) => [down - 2, right - 2] as const));
    const expected = new Map(
      moves.map(([down, right]) => [
        places.flatMap(([row, column]) => at(image, row - down, column - right)).join(),
        `${down},${right}`,
      ]),
    );
    for (let i = 0; i < 500; i++) {
      const copy = image.slice();
      new Crop(2).apply(copy, shape, random);
      const move = expected.get(copy.join());
      expect(move).toBeDefined();
      seen.add(String(move));
    }
    // One of 25 is missed with a chance of 25 · 0.96^500 = 3e-8.
    expect(seen.size).toBe(25);
  });

  test("Crop by more than an image's size leaves zeros", () => {
    const random = RandomStream.of(2);
    const seen = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const copy = image.slice();
      new Crop(9).apply(copy, shape, random);
      const kept = places.filter(([row, column]) => at(copy, row, column).some((v) => v !== 0));
      seen.add(String(kept.length > 0));
    }
    expect(seen).toEqual(new Set(["true", "false"]));
  });

  test("Cutout blackens a square, cut off at the border", () => {
    const random = RandomStream.of(3);
    const counts = new Set<number>();
    for (let i = 0; i < 200; i++) {
      const copy = image.slice();
      new Cutout(2).apply(copy, shape, random);
      const black = places.filter(([row, column]) => at(copy, row, column).every((v) => v === 0));
      expect(
        places.every(
          ([row, column]) =>
            black.some(([r, c]) => r === row && c === column) ||
            at(copy, row, column).join() === at(image, row, column).join(),
        ),
      ).toBe(true);
      counts.add(black.length);
    }
    expect(counts).toEqual(new Set([1, 2, 4]));
  });

  test("changes each example of a batch by itself, and never the set", () => {
    const set = Dataset.of({ inputs: [...image, ...image, ...image, ...image], shape, labels: [0, 0, 0, 0] });
    const augment = [new Crop(1), new Flip()];
    const read = (options: object): number[][] =>
      [...set.batches(4, { epochs: 1, ...options })].map(({ inputs }) => [...inputs.dataSync()]);
    const [changed = []] = read({ augment });
    expect(read({ augment })).toEqual([changed]);
    expect(new Set(upTo(4).map((i) => changed.slice(24 * i, 24 * i + 24).join())).size).toBeGreaterThan(1);
    expect(read({})).toEqual([[...image, ...image, ...image, ...image]]);
  });

  test("is symbolic, and refuses what is no image", () => {
    expect(format(new Crop(oneof([2, 4])))).toBe("new Crop(oneof([2, 4]))");
    expect(() => new Crop(-1)).toThrow("Crop: padding is -1");
    expect(() => {
      new Flip().apply(image, [24], RandomStream.of(1));
    }).toThrow("Flip takes images, [height, width, channels], and got an example of shape [24].");
  });
});
