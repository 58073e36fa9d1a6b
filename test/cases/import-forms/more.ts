import { searchable } from "tsglove";

@searchable
export class Extra {
  constructor(readonly n: 1 | 2) {}
}
