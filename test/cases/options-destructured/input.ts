import { dnaSpec, floatv, format, oneof, searchable, searchSpace, template, type Float, type Int } from "tsglove";

interface Penalty {
  kind?: "l1" | "l2";
  weight?: Float<1e-3, 1, "log">;
}

interface Options {
  /** Has a default in the pattern: leaving it out is no candidate. */
  solver?: "sgd" | "adam";
  /** Has none: leaving it out is one. */
  momentum?: 0.8 | 0.9;
  /** Renamed. */
  "batch-size"?: Int<8, 32, 8>;
  /** Taken apart further: its own default, and those inside. */
  penalty?: Penalty;
  /** Left to the rest. */
  shuffle?: boolean;
  /** Nothing to search. */
  label?: string;
}

@searchable
class Fitter {
  readonly text: string;
  constructor({
    solver = "adam",
    momentum,
    "batch-size": batch = 16,
    penalty: { kind = "l2", weight } = {},
    label = "plain",
    ...rest
  }: Options = {}) {
    this.text = [solver, momentum, batch, kind, weight, label, JSON.stringify(rest)].join(" ");
  }
}

/** What its own default says comes before the pattern's. */
@searchable
class Given {
  constructor({ depth = 1, wide = false }: { depth?: 1 | 2 | 3; wide?: boolean } = { depth: 3 }) {
    console.log("given", depth, wide);
  }
}

/** A property that has to be there, with a default for `undefined` only. */
@searchable
class Required {
  constructor({ depth = 2 }: { depth: 1 | 2 | undefined }) {
    console.log("required", depth);
  }
}

for (const type of [Fitter, Given, Required]) {
  const space = searchSpace<unknown>(type);
  console.log(`${type.name}: ${dnaSpec(space).size}`);
  console.log(format(space));
}

for (const type of [Fitter, Given]) {
  const space = template(searchSpace<unknown>(type));
  console.log(format(space.decode(space.start())));
}

/** Whoever composes may leave out what has a default. */
const composed = new Fitter({ momentum: oneof([0.8, 0.9]), penalty: { weight: floatv(1e-3, 1, "log") } });
console.log(format(composed), String(template(composed).spec.discreteSize));
try {
  new Required({ depth: oneof([1, 3]) as never });
} catch (error) {
  console.log(String(error));
}

/** A default of `undefined` is no value: leaving it out stays a candidate, and the start. */
@searchable
class Unbounded {
  constructor({ depth = undefined, mode = "a" }: { depth?: 1 | 2; mode?: "a" | "b" } = {}) {
    console.log("unbounded", depth, mode);
  }
}
const unbounded = template(searchSpace(Unbounded));
console.log(String(unbounded.spec.size), format(unbounded.decode(unbounded.start())));
