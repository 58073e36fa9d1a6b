// The name of a class expression is seen inside it alone.
import { format, searchable, searchSpace } from "tsglove";

@searchable
class Conv {
  constructor(readonly kernel: 3 | 5) {}
}
const Net = @searchable class Conv {
  constructor(readonly op: Config["op"]) {}
};
interface Config {
  readonly op: Conv | "none";
}
console.log(format(searchSpace(Net)));
