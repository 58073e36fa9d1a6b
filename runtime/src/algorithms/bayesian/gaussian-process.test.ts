import { inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { randomDna } from "../../geno/random-dna.js";
import { manyof } from "../../hyper/many.js";
import { floatv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { Acquisition } from "./acquisition.js";
import { Columns } from "./columns.js";
import { GaussianProcess } from "./gaussian-process.js";
import { fitHyperParameters, negativeLogPosterior, priorMode } from "./hyper-parameters.js";
import { matern, Vectors } from "./kernel.js";

const spec = dnaSpec([
  floatv(0, 1),
  oneof(["none", { a: floatv(0, 1), b: oneof(["x", "y"]) }]),
  manyof(2, ["p", "q", "r"], { distinct: true, sorted: true }),
] as unknown);
const columns = new Columns(spec);

function rowsOf(count: number, key: string): readonly Float64Array[] {
  const random = RandomStream.of(key);
  return Array.from({ length: count }, () => {
    const vector = new Float64Array(columns.width);
    columns.encode(randomDna(spec, random), vector);
    return vector;
  });
}

const rows = rowsOf(12, "rows");
const vectors = new Vectors(columns, rows);
const targets = Float64Array.from(rows, ([a = 0, b = 0], i) => Math.sin(5 * a) + b + 0.1 * Math.cos(i));
const hyper = priorMode(vectors).map((value, i) => value + 0.3 * Math.sin(i));

/** Covariances by the definition: signal · Matérn of the sum of squares over length scales. */
function covariance(a: Float64Array, b: Float64Array): number {
  const into = new Float64Array(1);
  const one = new Vectors(columns, [b]);
  for (const column of columns.list) one.add(column, a, Math.exp(-2 * (hyper[column.scale] ?? 0)), 1, into);
  return Math.exp(hyper.at(-2) ?? NaN) * matern(into[0] ?? NaN);
}

describe("a Gaussian process", () => {
  it("expects what the formulas say, worked out with ml-matrix", () => {
    const process = new GaussianProcess(vectors, targets, hyper);
    const noise = Math.exp(hyper.at(-1) ?? NaN);
    const matrix = new Matrix(rows.map((a) => rows.map((b) => covariance(a, b)))).add(
      Matrix.eye(rows.length).mul(noise),
    );
    const inverted = inverse(matrix);
    const ones = Matrix.ones(rows.length, 1);
    const y = Matrix.columnVector(targets);
    const mean = ones.transpose().mmul(inverted).mmul(y).get(0, 0) / (inverted.sum() + 1);
    for (const x of rowsOf(5, "asked")) {
      const k = Matrix.columnVector(rows.map((row) => covariance(x, row)));
      const gain = k.transpose().mmul(inverted);
      const prediction = process.at(x);
      const rest = Matrix.sub(y, Matrix.mul(ones, mean));
      expect(prediction.mean).toBeCloseTo(mean + gain.mmul(rest).get(0, 0), 9);
      expect(prediction.deviation ** 2).toBeCloseTo(covariance(x, x) - gain.mmul(k).get(0, 0), 9);
    }
  });

  it("has fallen to the noise where it was told, and knows least far away", () => {
    const sure = new GaussianProcess(
      vectors,
      targets,
      hyper.map((value, i) => (i === hyper.length - 1 ? Math.log(1e-6) : value)),
    );
    rows.forEach((row, i) => {
      const { mean, deviation } = sure.at(row);
      expect(mean).toBeCloseTo(targets[i] ?? NaN, 2);
      expect(deviation).toBeLessThan(2e-3);
    });
  });
});

describe("hyper-parameters", () => {
  it("have the gradient that differences show", () => {
    const target = negativeLogPosterior(vectors, targets);
    const gradient = new Float64Array(hyper.length);
    target(hyper, gradient);
    const unused = new Float64Array(hyper.length);
    gradient.forEach((slope, i) => {
      const moved = (by: number): number =>
        target(
          hyper.map((value, k) => (k === i ? value + by : value)),
          unused,
        );
      expect(slope).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 5);
    });
  });

  it("give a long scale to what does not matter, and a short one to what does", () => {
    const flat = dnaSpec([floatv(0, 1), floatv(0, 1)]);
    const both = new Columns(flat);
    const random = RandomStream.of("relevance");
    const points = Array.from({ length: 40 }, () => Float64Array.of(random.next(), random.next()));
    const set = new Vectors(both, points);
    const waves = Float64Array.from(points, ([x = 0]) => Math.sqrt(2) * Math.sin(9 * x));
    const [mattering = NaN, idle = NaN, , noise = NaN] = fitHyperParameters(
      set,
      waves,
      [priorMode(set)],
      100,
    );
    expect(Math.exp(idle)).toBeGreaterThan(5 * Math.exp(mattering));
    expect(Math.exp(noise)).toBeLessThan(1e-2);
  });
});

describe("the acquisition", () => {
  const process = new GaussianProcess(vectors, targets, hyper);
  const judged = new GaussianProcess(
    vectors,
    targets.map((target) => (target > 0.5 ? 1 : -0.5)),
    hyper,
  );
  const best = Math.max(...targets);

  it.each([
    ["of rewards", new Acquisition({ process, best }, undefined)],
    ["of feasibility", new Acquisition(undefined, judged)],
    ["of both", new Acquisition({ process, best: best + 3 }, judged)],
  ])("%s has the gradient that differences show", (_, acquisition) => {
    const lines = columns.list.filter(({ kind }) => kind === "line");
    // One with the conditional number, and one without.
    for (const isIn of [true, false]) {
      const x = rowsOf(20, "gradient").find((row) => Number.isNaN(row[lines[1]?.start ?? -1]) !== isIn);
      if (x === undefined) throw new Error("No such row was drawn.");
      const gradient = new Float64Array(lines.length);
      expect(acquisition.withGradient(x, lines, gradient)).toBeCloseTo(acquisition.at(x), 12);
      lines.forEach(({ start }, i) => {
        const moved = (by: number): number =>
          acquisition.at(x.map((value, k) => (k === start ? value + by : value)));
        const slope = Number.isNaN(x[start]) ? 0 : (moved(1e-5) - moved(-1e-5)) / 2e-5;
        expect(Math.abs((gradient[i] ?? NaN) - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
      });
    }
  });
});
