import { searchable } from "tsglove";
import { Op } from "./op.js";

@searchable
export class Conv extends Op {
  constructor(readonly filters: 64 | 32) {
    super();
  }
  run(): string {
    return `conv ${this.filters}`;
  }
}
