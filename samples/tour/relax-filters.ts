/** A search space by rewrite: every width of a static program may be halved or doubled. */
import { clone, dnaSpec, format, oneof, rebind, searchable, sizeText } from "tsglove";
import { Dense } from "./layers.js";

@searchable
class Classifier {
  constructor(
    readonly layers: readonly Dense[],
    readonly dropout = 0.5,
  ) {}
}

const classifier = new Classifier([new Dense(128), new Dense(64), new Dense(10)]);
const relaxed = rebind(clone(classifier), (key, value: number, parent) =>
  parent instanceof Dense && key === "units" ? oneof([value / 2, value, value * 2]) : value,
);

console.log(format(relaxed));
console.log(sizeText(dnaSpec(relaxed).space));
