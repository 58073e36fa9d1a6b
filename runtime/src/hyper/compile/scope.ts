/** What is known while one space is compiled. */
import type { Hints } from "../../geno/points.js";
import { Constrained } from "../constrain.js";
import { Names } from "./names.js";
import type { Node, Place } from "./node.js";
import type { DecisionPoint } from "../../geno/points.js";

/** A hyper value as a partition sees it, before it has become decision points. */
export interface PartitionPoint {
  /** Which hyper value it is; `permutate` is a `"manyof"`, `evolve` a `"custom"`. */
  readonly kind: "oneof" | "manyof" | "float" | "int" | "custom";
  /** The id that its decision point has. */
  readonly id: string;
  /** The key path of its place in the program; conditions do not show in it. */
  readonly path: string;
  /** The name that the user gave to it, if any. */
  readonly name?: string;
  /** What else the user says of it, if anything. */
  readonly hints?: Hints;
}

/** Says whether a hyper value is decided here; one that is not stays in the examples, for another loop to decide. */
export type Where = (point: PartitionPoint) => boolean;

export class Scope {
  readonly names = new Names();
  readonly constraints: Constrained[] = [];
  /** Whether something depends on others' decisions. */
  hasDependents = false;
  /** The paths of properties that may be absent. */
  readonly absentPaths = new Set<string>();
  /** Whether a hyper value was left out. */
  hasLeftOut = false;

  constructor(
    readonly where: Where | undefined,
    readonly compile: (value: unknown, place: Place, points: DecisionPoint[]) => Node,
  ) {}

  /** Whether a hyper value is decided here. */
  decides(point: PartitionPoint): boolean {
    if (this.where === undefined || this.where(point)) return true;
    this.hasLeftOut = true;
    return false;
  }
}
