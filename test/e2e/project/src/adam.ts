import { searchable, type Float } from "tsglove";

@searchable
export class Adam {
  constructor(readonly rate: Float<1e-1, 1e-6, "log">) {}
}
