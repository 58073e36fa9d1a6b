/** Plain symbolic values of every kind, drawn at random, for laws that hold for all of them. */
import fc from "fast-check";
import { floatv, intv } from "../hyper/numbers.js";
import { manyof } from "../hyper/many.js";
import { oneof } from "../hyper/oneof.js";

const literal = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    false,
    NaN,
    Infinity,
    -Infinity,
    0,
    -0,
    1,
    "",
    "a",
    1n,
    -2n,
  ),
  fc.double(),
  fc.bigInt(),
  fc.string({ unit: "binary", maxLength: 4 }),
);

const key = fc.oneof(
  fc.constantFrom("a", "b", "0", "$a", "$$a", "$class", "__proto__", "constructor", "toString", "a.b", ""),
  fc.string({ maxLength: 3 }),
);

/** Literals, and arrays, objects and hyper values of them, at most four deep. */
export const symbolicValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 4, withCrossShrink: true },
    literal,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: false }),
    fc.sparseArray(tie("value"), { maxLength: 4, maxNumElements: 3 }),
    fc
      .tuple(fc.array(tie("value"), { minLength: 1, maxLength: 3 }), fc.constantFrom(undefined, "x", "y"))
      .map(([candidates, name]) => oneof(candidates, name === undefined ? {} : { name })),
    fc
      .array(tie("value"), { minLength: 2, maxLength: 3 })
      .map((candidates) => manyof(2, candidates, { sorted: true, hints: { a: [1] } })),
    fc.constantFrom<unknown>(floatv(0, 1), floatv(1e-6, 1, "log", { name: "lr" }), intv(1, 9), intv(0, 8, 2)),
  ),
})).value;

/** A value that contains itself at `a[1].self`. */
export function circle(): unknown {
  const inner: { self?: unknown } = {};
  const outer = { a: [1, inner] };
  inner.self = outer;
  return outer;
}

/** A value of so many arrays in one another. */
export function nest(depth: number): unknown {
  let value: unknown = [];
  for (let i = 1; i < depth; i++) value = [value];
  return value;
}
