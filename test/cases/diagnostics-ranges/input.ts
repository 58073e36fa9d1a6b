import { searchable, type Float, type Int } from "tsglove";

@searchable
class Net {
  constructor(
    readonly a: Float<1, 0>,
    readonly b: Float<0, 1, "log">,
    readonly c: Int<5, 1>,
    readonly d: Int<0.5, 1>,
    readonly e: Float<0, 1>,
    readonly f: Int<2, 8, 2> | "none",
  ) {}
}
new Net(0, 0, 0, 0, 5, 3);
new Net(0, 0, 0, 0, -0.5, "none");
