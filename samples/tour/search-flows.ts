/**
 * One space, three ways to search it: all at once (joint), one part after the other (separate), one part inside the other
 * (factorised). Hints say which decision belongs to which part.
 */
import {
  complete,
  oneof,
  RandomSearch,
  RegularizedEvolution,
  sample,
  searchable,
  type PartitionPoint,
} from "tsglove";

@searchable
class Program {
  constructor(
    readonly depth: number,
    readonly width: number,
    readonly rate: number,
  ) {}
  /** Best at depth 3, width 32, rate 0.1. */
  score(): number {
    return (
      -Math.abs(this.depth - 3) - Math.abs(Math.log2(this.width) - 5) - Math.abs(Math.log10(this.rate) + 1)
    );
  }
}

const space = new Program(
  oneof([1, 2, 3, 4], { hints: "architecture" }),
  oneof([8, 16, 32, 64], { hints: "architecture" }),
  oneof([1, 0.1, 0.01, 0.001], { hints: "training" }),
);
const isArchitecture = ({ hints }: PartitionPoint): boolean => hints === "architecture";

const joint = sample(space, new RegularizedEvolution({ seed: 1, population: 10 }), { trials: 40 });
for (const [program, feedback] of joint) feedback(program.score());
console.log("joint", joint.trials.length, joint.best?.reward);

const architectures = sample(space, new RandomSearch({ seed: 1 }), { trials: 16, where: isArchitecture });
for (const [half, feedback] of architectures) feedback(complete(half, "default").score());
if (architectures.best === undefined) throw new Error("No architecture was completed.");
const best = architectures.decode(architectures.best);
const rates = sample(best, new RandomSearch({ seed: 1 }), { trials: 8 });
for (const [program, feedback] of rates) feedback(program.score());
console.log("separate", architectures.trials.length + rates.trials.length, rates.best?.reward);

let inner = 0;
const factorised = sample(space, new RandomSearch({ seed: 1 }), { trials: 16, where: isArchitecture });
for (const [half, feedback] of factorised) {
  const tuned = sample(half, new RandomSearch(), { trials: 4 });
  for (const [program, tell] of tuned) tell(program.score());
  inner += tuned.trials.length;
  if (tuned.best?.reward !== undefined) feedback(tuned.best.reward);
}
console.log("factorised", inner, factorised.best?.reward);
