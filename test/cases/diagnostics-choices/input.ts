import { floatv, intv, manyof, oneof, permutate, searchable, type Float } from "tsglove";

@searchable
class Adam {
  constructor(readonly rate: Float<1e-6, 1e-3, "log"> = 1) {}
}
@searchable
class Zero {}
@searchable
class Net {
  constructor(readonly adam: Adam, readonly inputs: readonly number[] = [], readonly width = 3) {}
}
console.log(oneof([]), manyof(3, [1, 2]), permutate([]));
console.log(floatv(1, 0), floatv(0, 1, "log"), intv(0, 9, 0), oneof(1, 2));
console.log(new Adam(floatv(0, 1)), new Net(oneof([new Adam(1e-4), new Zero() as Adam])));
console.log(new Net(new Adam(), manyof(2, [1, 2, 2]), oneof([7])));
const width = oneof([1, 2]);
console.log(width * 2, new Net(new Adam(1e-4), [oneof([1, 2], { name: "w" })], oneof([1, 3], { name: "w" })));
console.log(oneof([])); // tsglove-ignore: warnings and what is silenced are not for builds
