/** NAS-FPN's merging cells (Ghiasi et al., CVPR 2019): each takes two of the feature maps before it, in no order. */
import { dnaSpec, format, manyof, oneof, randomSample, searchable, sizeText } from "tsglove";

@searchable
class Merge {
  constructor(
    readonly type: "sum" | "attention",
    readonly level: number,
    readonly inputs: readonly number[],
  ) {}
}

const pyramid = [3, 4, 5, 6, 7].map(
  (level, i) =>
    new Merge(
      oneof(["sum", "attention"]),
      level,
      manyof(2, [...Array(5 + i).keys()], { distinct: true, sorted: true }),
    ),
);

console.log(sizeText(dnaSpec(pyramid).space));
const [example] = randomSample(pyramid, { seed: 1 });
console.log(format(example));
