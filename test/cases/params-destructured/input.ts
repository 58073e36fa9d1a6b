import { searchable } from "tsglove";

@searchable
class Box {
  readonly text: string;
  constructor(
    readonly n: 1 | 2,
    { width = n * 2, height: h = width + 1, ...others }: { width?: number; height?: number; deep?: number } = {},
    [first = "none", ...more]: readonly string[] = [],
  ) {
    this.text = [width, h, Object.keys(others), first, more.length].join();
  }
}
console.log(new Box(1).text, new Box(2, { width: 7, deep: 1 }, ["a", "b"]).text, Box.length);
