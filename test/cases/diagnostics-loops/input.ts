import { materialize, RandomSearch, rebind, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  readonly calls: number = 0;
  constructor(readonly width: 32 | 64) {}
  train(): number {
    return this.width;
  }
}
const algorithm = new RandomSearch();
for (const [trainer, feedback] of sample(Trainer, algorithm)) feedback(trainer.prototype.train());
for (const [trainer] of sample(searchSpace(Trainer), algorithm, { trials: 0 })) trainer.train();
for (const [trainer, feedback] of sample(searchSpace(Trainer), algorithm, { parallelism: 2 })) {
  feedback(trainer.train());
  feedback.skip();
}
for (const [trainer, feedback] of sample(searchSpace(Trainer), algorithm)) {
  feedback(Promise.resolve(trainer.train()));
}
sample(searchSpace(Trainer), algorithm, { direction: "minimize", metrics: { loss: "minimize" } });
rebind(new Trainer(32), { calls: 3 });
console.log(materialize(searchSpace(Trainer), { widht: 32 }), searchSpace(Trainer).train());
console.log(searchSpace(new Trainer(32)));
