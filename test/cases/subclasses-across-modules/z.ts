import { searchable } from "tsglove";
import { Op } from "./op.js";

@searchable
export class Zero extends Op {
  run(): string {
    return "zero";
  }
}
