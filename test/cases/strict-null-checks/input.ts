import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | undefined) {}
}
