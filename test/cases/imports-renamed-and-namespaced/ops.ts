import { searchable } from "tsglove";
export class Base {
  constructor(readonly tag: string) {}
}
@searchable
export class Op {
  doubled = this.k * 2;
  constructor(readonly k: 3 | 5) {}
}
@searchable
export class Hidden {}
