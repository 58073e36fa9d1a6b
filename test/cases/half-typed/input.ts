import { searchable, searchSpace } from "tsglove";

@searchable
class A {
  constructor(readonly n: 1 | 2) {}
}
declare const anything: any;
searchSpace(Missing);
searchSpace(anything);
searchSpace();
searchSpace(anything ? A : Missing);
@searchable
class extends A {
  constructor(readonly
