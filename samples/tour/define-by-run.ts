/** A plain function that asks for its decisions as it goes. */
import { floatv, lazy, manyof, oneof, RegularizedEvolution, sample, trace } from "tsglove";

const space = trace(() => {
  const layers = oneof([1, 2, 3], { name: "layers" });
  const rate = floatv(1e-4, 1e-1, "log", { name: "rate" });
  const augment = oneof([lazy(() => manyof(2, ["flip", "crop", "blur"])), []], { name: "augment" });
  return { layers, rate, augment };
});

const study = sample(space, new RegularizedEvolution({ seed: 2 }), { trials: 200 });
for (const [config, feedback] of study)
  feedback(config.layers + config.augment.length - Math.abs(Math.log10(config.rate) + 2));
if (study.best) console.log(study.best.reward?.toFixed(1), JSON.stringify(study.decode(study.best)));
