import { dnaSpec, floatv, intv, manyof, oneof, RandomStream } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import { beforeAll, describe, expect, it, test } from "vitest";
import { temperatureAt } from "./darts.js";
import { Chances, Mixture, requireMixable } from "./mixture.js";

beforeAll(async () => {
  await loadTensors();
});

const spec = dnaSpec([oneof(["a", "b", "c"])]);
const LOGITS = [0.5, -0.2, 1];
const chances = LOGITS.map(
  (logit) => Math.exp(logit) / LOGITS.reduce((sum, each) => sum + Math.exp(each), 0),
);

function mixtureAt(logits: readonly number[]): Mixture {
  const mixture = new Mixture(spec, RandomStream.of(1));
  mixture.logits.assign(tensors().tensor1d([...logits]));
  return mixture;
}

describe("Gumbel's noise", () => {
  it("is sharp where it is cold, and then takes each candidate as often as its share", () => {
    const mixture = mixtureAt(LOGITS);
    const random = RandomStream.of(3);
    const DRAWS = 3000;
    const counts = [0, 0, 0];
    let sharpness = 0;
    for (let i = 0; i < DRAWS; i++) {
      const shares = tensors().tidy(() => {
        const [drawn] = mixture.weights(mixture.noise(random, 1e-3)).values();
        return [...(drawn?.dataSync() ?? [])];
      });
      const most = Math.max(...shares);
      sharpness += most / DRAWS;
      const taken = shares.indexOf(most);
      counts[taken] = (counts[taken] ?? 0) + 1;
    }
    const chi = counts.reduce((sum, count, i) => {
      const expected = DRAWS * (chances[i] ?? 0);
      return sum + (count - expected) ** 2 / expected;
    }, 0);
    // Chi-square of 2 degrees of freedom: its chance above 27.6 is exp(-13.8), 1e-6.
    expect(chi).toBeLessThan(27.6);
    // Only where the two highest are within some thousandths of each other is it less than 1.
    expect(sharpness).toBeGreaterThan(0.99);
  });

  it("is even where it is hot", () => {
    const mixture = mixtureAt(LOGITS);
    const [shares] = mixture.weights(mixture.noise(RandomStream.of(3), 1e4)).values();
    for (const share of shares?.dataSync() ?? []) expect(share).toBeCloseTo(1 / 3, 2);
  });

  it("cools evenly", () => {
    const range = { from: 10, to: 0.1 };
    expect(temperatureAt(1, 100, range)).toBe(10);
    expect(temperatureAt(100, 100, range)).toBeCloseTo(0.1, 12);
    expect(temperatureAt(50, 99, range)).toBeCloseTo(5.05, 12);
    expect(temperatureAt(1, 1, range)).toBe(10);
  });
});

test("a mixture is read as a policy", () => {
  const read = mixtureAt(LOGITS).chances();
  expect(read.likeliest().numbers).toEqual([2]);
  const random = RandomStream.of(5);
  const DRAWS = 3000;
  const counts = [0, 0, 0];
  for (let i = 0; i < DRAWS; i++) {
    const dna = read.sample(random);
    const [number = NaN] = dna.numbers;
    counts[number] = (counts[number] ?? 0) + 1;
    expect(read.logProb(dna)).toBeCloseTo(Math.log(chances[number] ?? NaN), 6);
  }
  const chi = counts.reduce((sum, count, i) => {
    const expected = DRAWS * (chances[i] ?? 0);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  // As above: 1e-6.
  expect(chi).toBeLessThan(27.6);
  const entropy = -chances.reduce((sum, chance) => sum + chance * Math.log(chance), 0);
  expect(read.entropy(read.likeliest())).toBeCloseTo(entropy, 6);
});

test("decisions of one name have one row of logits, and are decided once", () => {
  const tied = dnaSpec([oneof([1, 2, 3], { name: "n" }), oneof([1, 2]), oneof([1, 2, 3], { name: "n" })]);
  const mixture = new Mixture(tied, RandomStream.of(1));
  expect(mixture.logits.size).toBe(5);
  mixture.logits.assign(tensors().tensor1d([0, 9, 0, 0, 9]));
  expect(mixture.chances().likeliest().numbers).toEqual([1, 1]);
});

test("candidates that are left with shares of nothing are alike", () => {
  const many = dnaSpec(manyof(2, [1, 2, 3, 4], { distinct: true }));
  const slots = new Map(many.decisionPoints.map(({ id }) => [id, { begin: 0, size: 4 }]));
  const read = new Chances(many, slots, [0, -1e4, -1e4, -1e4]);
  const [, second] = many.decisionPoints;
  if (second === undefined) throw new Error("there are two");
  expect([...read.of(second, [0])]).toEqual([0, 1 / 3, 1 / 3, 1 / 3]);
  const random = RandomStream.of(1);
  const seconds = new Set(Array.from({ length: 100 }, () => read.sample(random).numbers[1]));
  expect([...seconds].sort()).toEqual([1, 2, 3]);
});

test("what is no choice is refused by name", () => {
  expect(() => {
    requireMixable(dnaSpec({ rate: floatv(0, 1) }));
  }).toThrow('darts mixes the candidates of choices, and "rate" is a float decision');
  expect(new Mixture(dnaSpec({ width: intv(1, 4) }), RandomStream.of(1)).logits.size).toBe(4);
});
