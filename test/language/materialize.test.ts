/** From spaces of classes to programs, by dictionaries and by search. */
import { describe, expect, it } from "vitest";
import {
  choicesOf,
  dnaSpec,
  format,
  intv,
  isAbstract,
  materialize,
  oneof,
  RandomSearch,
  RegularizedEvolution,
  sample,
  searchable,
  searchSpace,
  type Float,
  type Int,
} from "tsglove";

let constructed = 0;

@searchable
class Dense {
  readonly weights: number[];
  constructor(
    readonly units: Int<1, 64>,
    readonly act: "relu" | "gelu" = "relu",
  ) {
    constructed++;
    this.weights = new Array<number>(units).fill(0);
  }
}
@searchable
class Dropout {
  constructor(readonly rate: Float<0, 0.5>) {}
}
@searchable
class Model {
  readonly units: number;
  constructor(
    readonly layers: readonly (Dense | Dropout)[],
    readonly head: Dense | "linear",
  ) {
    this.units = layers.reduce((sum, layer) => sum + (layer instanceof Dense ? layer.weights.length : 0), 0);
  }
}

const space = (): Model =>
  new Model(
    [new Dense(oneof([4, 8])), oneof([new Dense(2), new Dense(3), new Dropout(0.5)])],
    oneof([new Dense(intv(1, 8)), "linear"]),
  );

describe("materialize", () => {
  it("constructs every object once, inner ones first", () => {
    const open = space();
    constructed = 0;
    const model = materialize(open, {
      "layers[0].units": 8,
      "layers[1]": "Dropout",
      head: "Dense",
      "head[=0/2].units": 5,
    });
    expect([constructed, model.units]).toEqual([2, 8]);
    expect(format(model, { width: 200 })).toBe(
      'new Model([new Dense(8, "relu"), new Dropout(0.5)], new Dense(5, "relu"))',
    );
  });

  it("calls candidates of one class by what they are", () => {
    const names = dnaSpec(space()).find("layers[1]");
    expect(names?.kind === "categorical" ? names.candidates.map(({ label }) => label) : []).toEqual([
      'Dense(2, "relu")',
      'Dense(3, "relu")',
      "Dropout",
    ]);
  });

  it.each([
    [{}, '"layers[0].units" is not decided: add one of 4 | 8.'],
    [{ "layers[0].units": 5 }, '"layers[0].units": 5 is not in 4 | 8.'],
    [
      { "layers[0].units": 4, "layers[1]": "Dense" },
      '"layers[1]": "Dense" is not in Dense(2, "relu") | Dense(3, "relu") | Dropout.',
    ],
    [
      { "layers[0].units": 4, "layers[1]": "Dropout", head: "linear", "head[=0/2].units": 5 },
      "the choices above it leave it out: remove it.",
    ],
    [
      { "layers[0].units": 4, "layers[1]": "Dropout", head: "linear", depth: 5 },
      '"depth" is no decision point. There are: layers[0].units,',
    ],
  ])("refuses %j", (choices, message) => {
    expect(() => materialize(space(), choices)).toThrow(RangeError);
    expect(() => materialize(space(), choices)).toThrow(message);
  });

  it("lets the error of a constructor through", () => {
    expect(() => materialize(searchSpace(Picky), { size: 2 })).toThrow("two is too many");
    expect(materialize(searchSpace(Picky), { size: 1 }).size).toBe(1);
  });
});

@searchable
class Picky {
  constructor(readonly size: 1 | 2) {
    if (size === 2) throw new RangeError("two is too many");
  }
}

describe("a search over classes", () => {
  it("hands out concrete programs that share nothing", () => {
    const study = sample(space(), new RegularizedEvolution({ seed: 3 }), { trials: 40 });
    const seen = new Set<unknown>();
    for (const [model, feedback] of study) {
      expect([isAbstract(model), model instanceof Model]).toEqual([false, true]);
      for (const part of [model, model.layers, ...model.layers]) {
        expect(seen.has(part)).toBe(false);
        seen.add(part);
      }
      feedback(model.units);
    }
    // 8 and 3 units are the most that the layers can have.
    expect(study.best?.reward).toBe(11);
    if (study.best === undefined) throw new Error("There is a best one.");
    const again = materialize(space(), choicesOf(study.best.dna));
    expect(format(again)).toBe(format(study.decode(study.best)));
    expect(again.units).toBe(11);
  });

  it("reaches every point of a small space", () => {
    const study = sample(searchSpace(Picky2), new RandomSearch({ seed: 1 }), { trials: 200 });
    const seen = new Set<string>();
    for (const [each, feedback] of study) {
      seen.add(format(each));
      feedback(0);
    }
    expect([...seen].sort()).toEqual([
      'new Picky2("a", false)',
      'new Picky2("a", true)',
      'new Picky2("b", false)',
      'new Picky2("b", true)',
    ]);
  });

  it("ends with the constructor's error where a program cannot be constructed", () => {
    const study = sample(searchSpace(Picky), new RandomSearch({ seed: 1 }), { trials: 50 });
    expect(() => {
      for (const [, feedback] of study) feedback(1);
    }).toThrow("two is too many");
    expect(study.trials.at(-1)?.status).toBe("aborted");
    expect(study.trials.slice(0, -1).every(({ status }) => status === "completed")).toBe(true);
  });
});

@searchable
class Picky2 {
  constructor(
    readonly letter: "a" | "b",
    readonly flag: boolean,
  ) {}
}
