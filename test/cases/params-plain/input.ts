import { searchable } from "tsglove";

@searchable
class Area {
  readonly size: number;
  constructor(width: 1 | 2, height: number) {
    width += 10;
    this.size = width * height;
  }
}
console.log(new Area(2, 3).size, Area.length, Object.keys(new Area(1, 1)));
