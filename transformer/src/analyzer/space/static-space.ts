/**
 * A search space that was found without running the program: its size, by the same functions that the program would ask, and
 * its decision points.
 */
import { DNASpec, sizeText, type Cardinality, type Space } from "tsglove/geno";
import { expand, expandedSize } from "./shape.js";

/** More decision points than this are counted, and not listed. */
const MOST_POINTS = 200_000;

export class StaticSpace {
  readonly #shape: DNASpec;
  #spec: DNASpec | undefined;
  #text: string | undefined;

  /** @param shape the points, their ids relative to the candidate that they hang under: see shape.ts. */
  constructor(readonly shape: Space) {
    this.#shape = new DNASpec(shape);
  }

  /** What `dnaSpec(space).size` says. */
  get size(): Cardinality {
    return this.#shape.size;
  }

  /** What `dnaSpec(space).discreteSize` says. */
  get discreteSize(): bigint {
    return this.#shape.discreteSize;
  }

  /** What `dnaSpec(space).continuousDimensions` says. */
  get continuousDimensions(): number {
    return this.#shape.continuousDimensions;
  }

  /** The size for people: `12 × ℝ`. */
  get text(): string {
    return (this.#text ??= sizeText(this.shape));
  }

  /** How many decision points there are, conditional ones included. */
  get pointCount(): number {
    return expandedSize(this.shape);
  }

  /** What `dnaSpec(space)` says; undefined of a space with more decision points than anybody reads. */
  get spec(): DNASpec | undefined {
    if (this.pointCount > MOST_POINTS) return undefined;
    return (this.#spec ??= new DNASpec(expand(this.shape)));
  }
}
