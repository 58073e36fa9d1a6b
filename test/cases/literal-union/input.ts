import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";

@searchable
export class Conv {
  constructor(
    readonly filters: 64 | 32 | 48,
    readonly act: "relu" | "gelu",
    readonly bias: boolean,
    readonly big: 3n | -1n,
    readonly none: null | "x" | undefined,
    readonly negative: -1 | 0.5,
  ) {}
}

console.log(outlineText(dnaSpec(searchSpace(Conv))));
