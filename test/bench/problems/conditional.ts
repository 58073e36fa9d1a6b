/**
 * Problems of ours that have what the tables lack: choices that open further decisions, numbers of all kinds in one point,
 * points that cannot be evaluated, orders. Their formulas are made up so that the best point is known.
 */
import {
  oneof,
  permutate,
  searchable,
  searchSpace,
  template,
  type DNA,
  type Float,
  type Int,
  type Template,
} from "tsglove";
import type { SearchProblem } from "./problem.js";

@searchable
class Linear {}
@searchable
class Rbf {
  constructor(readonly gamma: Float<1e-4, 10, "log">) {}
}
@searchable
class Polynomial {
  constructor(
    readonly degree: Int<2, 6>,
    readonly coefficient: Float<0, 1>,
  ) {}
}
@searchable
class Svm {
  constructor(
    readonly cost: Float<1e-3, 1e3, "log">,
    readonly kernel: Linear | Rbf | Polynomial,
  ) {}
}
@searchable
class Sgd {
  constructor(
    readonly rate: Float<1e-5, 1, "log">,
    readonly momentum: Float<0, 0.99>,
  ) {}
}
@searchable
class Adam {
  constructor(readonly rate: Float<1e-5, 1, "log">) {}
}
@searchable
class None {}
@searchable
class Dense {
  constructor(
    readonly units: Int<8, 512>,
    readonly dropout: Float<0, 0.8>,
    readonly next: Last | None,
  ) {}
}
@searchable
class Last {
  constructor(readonly units: Int<8, 512>) {}
}
@searchable
class Mlp {
  constructor(
    readonly optimizer: Sgd | Adam,
    readonly first: Dense | None,
  ) {}
}
@searchable
class Forest {
  constructor(
    readonly trees: Int<10, 1000>,
    readonly depth: Int<1, 30>,
    readonly features: "sqrt" | "log2" | "all",
  ) {}
}
@searchable
class Classifier {
  constructor(
    readonly scaler: "none" | "standard" | "minmax",
    readonly model: Svm | Mlp | Forest,
  ) {}
}

/**
 * A classifier to be chosen: three kinds of models with nothing in common, and up to three choices one inside the other. The
 * score is an error in percent. Forests are good at once and never the best; the best, 4, is a network of two layers with Adam.
 */
export function classifier(): SearchProblem {
  const space = template(searchSpace(Classifier));
  return minimised("classifier", space, ({ scaler, model }) => {
    if (model instanceof Forest) return 9 + forestLoss(model);
    const unscaled = { none: 4, standard: 0, minmax: 1 }[scaler];
    return (model instanceof Svm ? 7 + svmLoss(model) : 4 + networkLoss(model)) + unscaled;
  });
}

function forestLoss({ trees, depth, features }: Forest): number {
  return 3 / Math.log10(trees) - 1 + ((depth - 14) / 10) ** 2 + { sqrt: 0, log2: 0.4, all: 1 }[features];
}

function svmLoss({ cost, kernel }: Svm): number {
  if (kernel instanceof Linear) return 5 + Math.log10(cost / 0.1) ** 2;
  if (kernel instanceof Polynomial)
    return 2 + Math.log10(cost) ** 2 + (kernel.degree - 3) ** 2 + 2 * kernel.coefficient;
  // The cost that is good depends on gamma: a narrow valley.
  const valley = Math.log10(cost * kernel.gamma);
  return 8 * valley ** 2 + 0.5 * Math.log10(kernel.gamma / 0.02) ** 2;
}

function networkLoss({ optimizer, first }: Mlp): number {
  const trained =
    optimizer instanceof Adam
      ? 2 * Math.log10(optimizer.rate / 1e-3) ** 2
      : 0.5 + 2 * Math.log10(optimizer.rate / (0.1 * (1 - optimizer.momentum))) ** 2;
  if (first instanceof None) return trained + 6;
  const shaped = Math.log2(first.units / 128) ** 2 / 4 + 6 * (first.dropout - 0.3) ** 2;
  const { next } = first;
  return trained + shaped + (next instanceof None ? 2 : Math.log2(next.units / 64) ** 2 / 4);
}

const DEPTH = 12;

/**
 * A ladder of 12 rungs: each is left at once or climbed, and only who climbed sees the next. A rung gives a point, less what
 * its number is off; the sixth to eighth take one instead, so that the way from 5 to the best, 6 at the top, leads through a loss.
 */
export function ladder(): SearchProblem {
  const rung = (left: number): unknown =>
    left === 0 ? "top" : oneof(["leave", { off: oneof([0, 1, 2, 3]), above: rung(left - 1) }]);
  const { spec } = template(rung(DEPTH));
  return {
    name: "ladder",
    spec,
    direction: "maximize",
    score({ numbers }) {
      let score = 0;
      for (let i = 0; numbers[2 * i] === 1; i++)
        score += (i >= 5 && i < 8 ? -1 : 1) - Math.abs((numbers[2 * i + 1] ?? NaN) - (i % 4)) / 4;
      return score;
    },
    optimum: DEPTH - 6,
  };
}

@searchable
class Training {
  constructor(
    readonly layers: Int<1, 8>,
    readonly width: Float<16, 4096, "log">,
    readonly batch: 16 | 32 | 64 | 128 | 256,
    readonly rate: Float<1e-5, 1, "log">,
    readonly keep: Float<0.5, 0.9999, "rlog">,
    readonly precision: "half" | "single",
    readonly checkpoints: boolean,
  ) {}
}

/**
 * Numbers of every kind, and a wall: what does not fit into memory, or diverges, cannot be evaluated (half of random
 * points). The best, 0, lies right at the wall: the widest network that fits.
 */
export function walled(): SearchProblem {
  const space = template(searchSpace(Training));
  return minimised("walled", space, ({ layers, width, batch, rate, keep, precision, checkpoints }) => {
    const perWeight = precision === "half" ? 2 : 4;
    const kept = checkpoints ? Math.sqrt(layers) : layers;
    const memory = perWeight * (layers * width ** 2 + 64 * kept * batch * width);
    if (memory > MEMORY || rate * width > 40) return undefined;
    const capacity = Math.log2(MEMORY / memory);
    const noise = Math.log2((rate / 1e-3) * (32 / batch)) ** 2 / 8;
    return (
      capacity / 4 +
      noise +
      (layers - 5) ** 2 / 4 +
      Math.log10((1 - keep) / 0.01) ** 2 +
      (checkpoints ? 0.2 : 0) +
      (precision === "half" ? 0 : 0.1)
    );
  });
}

const MEMORY = 2 ** 24;

/** By city of the circle, its number in the space. */
const CITIES = [4, 0, 7, 2, 9, 5, 1, 8, 3, 6];

/** A tour of ten cities that stand on a circle, in an order that has to be found: 2 · 10 of 10! points are the best. */
export function tour(): SearchProblem {
  const { spec } = template({ order: permutate(CITIES.map((_, city) => city)) });
  const places = CITIES.map((_, city) => (2 * Math.PI * CITIES.indexOf(city)) / CITIES.length);
  return {
    name: "tour",
    spec,
    direction: "minimize",
    score: ({ numbers }) =>
      numbers.reduce((length, city, i) => {
        const next = numbers[(i + 1) % numbers.length] ?? NaN;
        return length + 2 * Math.abs(Math.sin(((places[city] ?? NaN) - (places[next] ?? NaN)) / 2));
      }, 0),
    optimum: 2 * CITIES.length * Math.sin(Math.PI / CITIES.length),
  };
}

const OPTIMA = { classifier: 4, walled: 0 } as const;

function minimised<T>(
  name: keyof typeof OPTIMA,
  { spec, decode }: Template<T>,
  error: (program: T) => number | undefined,
): SearchProblem {
  return {
    name,
    spec,
    direction: "minimize",
    score: (dna: DNA) => error(decode(dna)),
    optimum: OPTIMA[name],
  };
}
