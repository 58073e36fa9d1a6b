import { format, RandomSearch, sample, searchable, searchSpace } from "tsglove";
const size = 64;
@searchable
class Op {
  constructor(readonly k: 3 | 5 = 5) {}
}
@searchable
class Net {
  constructor(
    readonly width: 32 | 64 = size,
    readonly op: Op = new Op(3),
    readonly depth: 1 | 2 | undefined = undefined,
    readonly late: 1 | 2 | 4 = width === 64 ? 4 : 1,
  ) {}
}
for (const [net, feedback] of sample(searchSpace(Net), new RandomSearch({ seed: 1 }), { trials: 1, start: "default" })) {
  console.log(format(net));
  feedback(1);
}
