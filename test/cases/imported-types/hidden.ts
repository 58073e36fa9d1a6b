import { searchable } from "tsglove";

@searchable
class Hidden {
  constructor(readonly depth: 1 | 2) {}
}
export type { Hidden };
