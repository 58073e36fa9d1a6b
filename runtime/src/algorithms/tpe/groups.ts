/**
 * Which decisions are modelled together: those that are there together. Points of one space are all active or none is, so
 * each space of the tree, the outermost and what every candidate opens, is a group with a density of its own (the tree of
 * Bergstra, Bardenet, Bengio, Kégl: Algorithms for Hyper-Parameter Optimization, NeurIPS 2011, section 4; "group" in Optuna).
 */
import type { DecisionPoint, Space } from "../../geno/points.js";
import type { DNASpec } from "../../geno/spec.js";
import { Group } from "./group.js";

/** Where a decision point stands in its group. */
export interface Member {
  readonly group: Group;
  /** The column of its group's rows. */
  readonly column: number;
}

/** The groups of a space. */
export class Groups {
  readonly #members = new Map<DecisionPoint, Member>();
  /** How many there are. */
  readonly count: number;
  /** Whether all decisions are in one group and always there: then a row is a point of the space. */
  readonly whole: boolean;

  /** @param together false models each decision alone, but for the choices of one manyof: what they leave each other is a law of all. */
  constructor(spec: DNASpec, together: boolean) {
    const seen = new Set<Space>();
    const groups: Group[] = [];
    const visit = (space: Space): void => {
      if (seen.has(space)) return;
      seen.add(space);
      const shared = together ? space.filter(({ tied }) => tied !== true) : [];
      if (shared.length > 0) groups.push(this.#add(shared));
      for (const point of space) {
        // A tied point takes no decision where its name has one: it is not always there with its neighbours.
        if (!this.#members.has(point)) groups.push(this.#add(siblings(point, space)));
        if (point.kind === "categorical") for (const candidate of point.candidates) visit(candidate.space);
      }
    };
    visit(spec.space);
    this.count = groups.length;
    this.whole = groups.length === 1 && !spec.hasTies;
  }

  #add(points: readonly DecisionPoint[]): Group {
    const group = new Group(points);
    points.forEach((point, index) => this.#members.set(point, { group, column: group.columnOf(index) }));
    return group;
  }

  /** Where a point is modelled. @throws Error where it is none of this space's. */
  of(point: DecisionPoint): Member {
    const member = this.#members.get(point);
    if (member === undefined) throw new Error(`TPE: the space has no decision point "${point.id}".`);
    return member;
  }
}

/** The choices of the manyof that a point is one of; of another the point alone. */
function siblings(point: DecisionPoint, space: Space): readonly DecisionPoint[] {
  if (point.kind !== "categorical" || point.many === undefined) return [point];
  const { id } = point.many;
  return space.filter((other) => other.kind === "categorical" && other.many?.id === id);
}
