// Types elsewhere in the file mention the same members in another order: the order of each union is its own.
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";

@searchable
class Z {}
@searchable
class A {}
type First = 16 | 64 | 32;
type Wide = (128 | First) | 8;

@searchable
class Net {
  constructor(
    readonly op: Z | A,
    readonly back: A | Z,
    readonly width: Wide,
    readonly plain: 64 | 16,
    readonly twice: 1 | 2 | 1,
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Net))));
