/** Constructing `@searchable` objects, beside the same classes without the annotation. */
import { floatv, searchable } from "tsglove";
import type { Pair } from "./pairs.js";

@searchable
class Conv {
  constructor(
    readonly filters: number,
    readonly kernel: number,
  ) {}
}
class PlainConv {
  constructor(
    readonly filters: number,
    readonly kernel: number,
  ) {}
}

@searchable
class Layer {
  constructor(
    readonly op: object,
    readonly next: object,
  ) {}
}
class PlainLayer {
  constructor(
    readonly op: object,
    readonly next: object,
  ) {}
}

@searchable
class Optimizer {
  readonly #slots = new Array<number>();
  constructor(readonly rate: number) {}
  get slots(): number {
    return this.#slots.length;
  }
}
@searchable
class Adam extends Optimizer {
  readonly decay: number;
  constructor(
    rate: number,
    readonly beta = 0.9,
  ) {
    super(rate);
    this.decay = 1 - beta;
  }
}
class PlainOptimizer {
  readonly #slots = new Array<number>();
  constructor(readonly rate: number) {}
  get slots(): number {
    return this.#slots.length;
  }
}
class PlainAdam extends PlainOptimizer {
  readonly decay: number;
  constructor(
    rate: number,
    readonly beta = 0.9,
  ) {
    super(rate);
    this.decay = 1 - beta;
  }
}

@searchable
class Sgd extends Adam {}
class PlainSgd extends PlainAdam {}

/** Its arguments are in no readonly property: they are kept beside its fields. */
@searchable
class Area {
  readonly size: number;
  constructor(width: number, height: number) {
    this.size = width * height;
  }
}
class PlainArea {
  readonly size: number;
  constructor(width: number, height: number) {
    this.size = width * height;
  }
}

@searchable
class Data {
  constructor(readonly values: readonly number[]) {}
}
class PlainData {
  constructor(readonly values: readonly number[]) {}
}

@searchable
class A {}
@searchable
class B {
  constructor(readonly a: number) {}
}
@searchable
class C {
  constructor(readonly c: number) {}
}
@searchable
class D {
  constructor(
    readonly a: number,
    readonly d: number,
  ) {}
}
@searchable
class E {
  constructor(readonly e: string) {}
}
@searchable
class F {
  constructor(readonly f: boolean) {}
}
@searchable
class G {
  constructor(readonly g: number) {}
}
@searchable
class H {
  constructor(readonly h: number) {}
}

const [a, b, c, d] = [new A(), new B(1), new C(2), new D(1, 2)] as const;
const [e, f, g, h] = [new E("x"), new F(true), new G(3), new H(4)] as const;
const candidates: readonly object[] = [a, b, c, d, e, f, g, h];
const values = Array.from({ length: 10_000 }, (_, i) => i / 2);
const N = 1000;

/** A pair whose sides make N objects each; two loops, for each has to see one class only. */
const pairsOf = (when: string): readonly Pair[] => [
  {
    name: `construct, scalar arguments${when}`,
    perCall: N,
    bound: { ratio: 1.5 },
    ours: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new Conv(i, 3);
      return last;
    },
    byHand: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new PlainConv(i, 3);
      return last;
    },
  },
  {
    name: `construct, nested arguments of 8 classes${when}`,
    perCall: N,
    bound: { ratio: 2.5 },
    ours: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new Layer(candidates[i & 7] ?? a, candidates[(i * 5) & 7] ?? a);
      return last;
    },
    byHand: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new PlainLayer(candidates[i & 7] ?? a, candidates[(i * 5) & 7] ?? a);
      return last;
    },
  },
  {
    name: `construct, a subclass with a private field and a default${when}`,
    perCall: N,
    bound: { ratio: 1.5 },
    ours: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new Adam(i);
      return last;
    },
    byHand: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new PlainAdam(i);
      return last;
    },
  },
  {
    name: `construct, a subclass of that without a constructor${when}`,
    perCall: N,
    bound: { ratio: 1.5 },
    ours: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new Sgd(i);
      return last;
    },
    byHand: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new PlainSgd(i);
      return last;
    },
  },
  {
    name: `construct, 2 arguments that no property holds${when}`,
    perCall: N,
    bound: { ratio: 1.5 },
    ours: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new Area(i, 3);
      return last;
    },
    byHand: () => {
      let last: unknown;
      for (let i = 0; i < N; i++) last = new PlainArea(i, 3);
      return last;
    },
  },
];

/** Before any hyper value exists, constructors need not look at their arguments. */
export const beforeHyperValues: readonly Pair[] = pairsOf("");

/** Makes a hyper value, after which they do. */
export function afterHyperValues(): readonly Pair[] {
  floatv(0, 1);
  return [
    ...pairsOf(", while searching"),
    {
      name: "construct, a list of 10,000 numbers, while searching; by hand without a look at them",
      ours: () => new Data(values),
      byHand: () => new PlainData(values),
    },
  ];
}
