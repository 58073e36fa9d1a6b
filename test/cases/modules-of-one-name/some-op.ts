import { searchable } from "tsglove";

@searchable
export class Left {
  constructor(readonly size: 1 | 2) {}
}
