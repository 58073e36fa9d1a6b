import { searchable } from "tsglove";
@searchable
export class Net {
  constructor(readonly width: 1 | 2) {}
}
