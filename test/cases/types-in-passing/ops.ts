import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 8 | 16) {}
}
@searchable
export class Pool {
  constructor(readonly size: 2 | 3) {}
}
export type Op = Conv | Pool;
