/** A static program, and the same one with every convolution swapped for a pooling. */
import { clone, diffText, format, rebind } from "tsglove";
import { Adam, Conv, MaxPool, Stacked, Trainer } from "./layers.js";

const trainer = new Trainer(new Stacked(new Conv(8), 3), new Adam());
const pooled = rebind(clone(trainer), (_key, value: unknown) =>
  value instanceof Conv ? new MaxPool(2) : value,
);

console.log(format(trainer));
console.log(format(pooled));
console.log(diffText(trainer, pooled));
