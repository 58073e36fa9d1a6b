import { searchable } from "tsglove";
@searchable
class Op {
  constructor(readonly k: 3 | 5) {}
}
export type { Op };
export const makeOp = (): Op => new Op(3);
