import { searchable } from "tsglove";
import type { Sub } from "./sub.js";

@searchable
export class Base {
  constructor(readonly child: Sub | 0) {}
}
