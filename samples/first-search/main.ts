import { format, RegularizedEvolution, sample, searchable, searchSpace, type Float } from "tsglove";

@searchable
class Box {
  constructor(readonly width: Float<1, 10>, readonly height: Float<1, 10>) {}
  volume(): number { return this.width ** 2 * this.height; }
  surface(): number { return 2 * this.width ** 2 + 4 * this.width * this.height; }
}
@searchable
class Can {
  constructor(readonly radius: Float<1, 5>, readonly height: Float<1, 10>) {}
  volume(): number { return Math.PI * this.radius ** 2 * this.height; }
  surface(): number { return 2 * Math.PI * this.radius * (this.radius + this.height); }
}
@searchable
class Packaging {
  constructor(readonly shape: Box | Can, readonly material: "card" | "tin") {}
  profit(): number { return 20 * this.shape.volume() ** 0.5 - this.shape.surface() * (this.material === "card" ? 1.4 : 2.1); }
}

const study = sample(searchSpace(Packaging), new RegularizedEvolution({ seed: 1 }), { trials: 300 });
for (const [packaging, feedback] of study) feedback(packaging.profit());
if (study.best) console.log(study.best.reward, format(study.decode(study.best)));
