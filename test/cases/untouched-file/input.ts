// A file without anything searchable comes out as tsc emits it.
import { sizeText } from "tsglove";

export class Plain {
  x = 1;
  constructor(readonly y: number) {}
}

console.log(new Plain(2), sizeText([]));
