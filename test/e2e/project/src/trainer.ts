import { oneof, searchable, searchSpace, type Float } from "tsglove";

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: 3 | 5 | 7 = 3,
  ) {}
}

@searchable
class MaxPool {
  constructor(readonly size: 2 | 3) {}
}

@searchable
class Identity {}

@searchable
class Trainer {
  constructor(
    readonly op: Conv | MaxPool | Identity,
    readonly rate: Float<1e-6, 1e-3, "log">,
  ) {}
}

export const space = searchSpace(Trainer);

export const pools = new Trainer(oneof([new MaxPool(2), new MaxPool(3), new Identity()]), 1e-4);
