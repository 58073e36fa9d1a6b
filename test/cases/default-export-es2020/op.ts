import { searchable } from "tsglove";

@searchable
export default class {
  constructor(readonly n: 1 | 2) {}
}
