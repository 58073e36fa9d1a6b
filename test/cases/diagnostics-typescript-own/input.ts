import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 48 | 64) {}
}
new Conv(33);
new Conv(oneof([32, 63]));
