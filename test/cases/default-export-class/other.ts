import { searchable } from "tsglove";
@searchable
class Other {
  constructor(readonly n: 1 | 2) {}
}
export { Other as default };
