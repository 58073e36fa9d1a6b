/** Constructing `@searchable` objects, beside the same classes without the annotation. */
import { clone, floatv, rebind, searchable } from "tsglove";
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

const candidates: readonly object[] = [
  new A(),
  new B(1),
  new C(2),
  new D(1, 2),
  new E("x"),
  new F(true),
  new G(3),
  new H(4),
];
const N = 1000;

const scalarPair = (name: string): Pair => ({
  name,
  unit: "object",
  perCall: N,
  bound: "≤ 1.5",
  ours: () => {
    let last: unknown;
    for (let i = 0; i < N; i++) last = new Conv(i, 3);
    return last;
  },
  plain: () => {
    let last: unknown;
    for (let i = 0; i < N; i++) last = new PlainConv(i, 3);
    return last;
  },
});

const nestedPair = (name: string): Pair => ({
  name,
  unit: "object",
  perCall: N,
  bound: "≤ 2.5",
  ours: () => {
    let last: unknown;
    for (let i = 0; i < N; i++)
      last = new Layer(candidates[i & 7] ?? candidates, candidates[(i * 5) & 7] ?? candidates);
    return last;
  },
  plain: () => {
    let last: unknown;
    for (let i = 0; i < N; i++)
      last = new PlainLayer(candidates[i & 7] ?? candidates, candidates[(i * 5) & 7] ?? candidates);
    return last;
  },
});

/** Before any hyper value exists, constructors need not look at their arguments. */
export const beforeHyperValues: readonly Pair[] = [
  scalarPair("construct, scalar arguments"),
  nestedPair("construct, nested arguments of 8 classes"),
];

/** Makes a hyper value, after which they do. */
export function afterHyperValues(): readonly Pair[] {
  floatv(0, 1);
  return [
    scalarPair("construct, scalar arguments, while searching"),
    nestedPair("construct, nested arguments of 8 classes, while searching"),
  ];
}

const tree = new Layer(new Layer(new Conv(1, 2), new Conv(3, 4)), new Layer(new Conv(5, 6), new Conv(7, 8)));
const plainTree = new PlainLayer(
  new PlainLayer(new PlainConv(1, 2), new PlainConv(3, 4)),
  new PlainLayer(new PlainConv(5, 6), new PlainConv(7, 8)),
);

function plainClone(value: object): object {
  if (value instanceof PlainLayer) return new PlainLayer(plainClone(value.op), plainClone(value.next));
  return value instanceof PlainConv ? new PlainConv(value.filters, value.kernel) : value;
}

const holder = new Layer(new Conv(1, 2), new Conv(3, 4));
let flip = 0;

export const edits: readonly Pair[] = [
  {
    name: "clone, 7 objects",
    unit: "clone",
    perCall: 1,
    ours: () => clone(tree),
    plain: () => plainClone(plainTree),
  },
  {
    name: "rebind one leaf by path, against making the 2 objects anew",
    unit: "rebind",
    perCall: 1,
    ours: () => rebind(holder, { "op.filters": flip++ } as never),
    plain: () => new PlainLayer(new PlainConv(flip++, 2), new PlainConv(3, 4)),
  },
];
