import { searchable } from "tsglove";

@searchable
export class Right {
  constructor(readonly size: 3 | 4 | 5) {}
}
