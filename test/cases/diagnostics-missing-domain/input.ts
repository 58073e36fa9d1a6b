import { searchable, searchSpace } from "tsglove";

@searchable
class Inner {
  constructor(readonly size: number, readonly name = "x") {}
}
@searchable
class Net {
  constructor(readonly title: string, readonly op: Inner | 3, readonly width: 32 | number) {}
}
class Plain {
  constructor(readonly x: 1 | 2) {}
}
searchSpace(Net);
searchSpace(Plain);
searchSpace(Inner);
