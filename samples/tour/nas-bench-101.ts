/** NAS-Bench-101's cell (Ying et al., ICML 2019): five operations, and any edges that lead forward. */
import { dnaSpec, oneof, RandomSearch, sample, searchable, sizeText } from "tsglove";

const OPERATIONS = ["conv1x1", "conv3x3", "maxpool3x3"] as const;
const NODES = 7;

@searchable
class ModelSpec {
  constructor(
    readonly nodes: readonly (typeof OPERATIONS)[number][],
    /** `edges[i][j]` leads from node i to node i + 1 + j. */
    readonly edges: readonly (readonly (0 | 1)[])[],
  ) {}

  /** The benchmark allows nine edges, and wants a way from the input to the output. */
  get isValid(): boolean {
    return this.edges.flat().filter((edge) => edge === 1).length <= 9 && this.reaches(0);
  }

  private reaches(node: number): boolean {
    if (node === NODES - 1) return true;
    return (this.edges[node] ?? []).some((edge, j) => edge === 1 && this.reaches(node + 1 + j));
  }
}

const space = new ModelSpec(
  Array.from({ length: NODES - 2 }, () => oneof(OPERATIONS)),
  Array.from({ length: NODES - 1 }, (_, i) => Array.from({ length: NODES - 1 - i }, () => oneof([0, 1]))),
);
const { space: points } = dnaSpec(space);
console.log(`${points.length} decisions, ${sizeText(points)} cells`);

const study = sample(space, new RandomSearch({ seed: 1 }), { trials: 1000 });
for (const [cell, feedback] of study)
  if (cell.isValid) feedback(cell.nodes.filter((operation) => operation === "conv3x3").length);
  else feedback.infeasible("more than nine edges, or no way through");
const valid = study.trials.filter(({ status }) => status === "completed").length;
console.log(
  `${valid} of ${study.trials.length} random cells are valid; the best has ${study.best?.reward} conv3x3`,
);
