/** The trainer as a search space, composed by hand, and searched by two algorithms. */
import { floatv, format, oneof, RandomSearch, RegularizedEvolution, sample } from "tsglove";
import { Adam, Conv, Identity, MaxPool, RMSProp, Stacked, Trainer } from "./layers.js";

const space = new Trainer(
  new Stacked(oneof([new Identity(), new MaxPool(), new Conv(oneof([4, 8]))]), 3),
  oneof([new Adam(), new RMSProp(floatv(1e-6, 1e-1, "log"))]),
);

for (const algorithm of [new RandomSearch({ seed: 1 }), new RegularizedEvolution({ seed: 1 })]) {
  const study = sample(space, algorithm, { trials: 200 });
  for (const [trainer, feedback] of study) feedback(trainer.train());
  if (study.best?.reward === undefined) throw new Error("No trial was completed.");
  console.log(algorithm.name, study.best.reward.toFixed(2), format(study.decode(study.best).model));
}
