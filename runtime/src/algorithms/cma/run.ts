/** One run of CMA-ES, from a mean to where its stopping criteria fire: a block for each space that trials have opened. */
import type { DNA } from "../../geno/dna.js";
import type { Space } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { decideSpace } from "../../geno/walk.js";
import { compareResults, tierOf, type Result } from "../standing.js";
import { Block, blockPoints, coordinateOf, type BlockPoints, type Member } from "./block.js";
import type { Regime } from "./restarts.js";
import { Stopping } from "./stopping.js";

/** Where a decision point stands: in which block, and there among those of its kind. */
interface Place {
  readonly points: BlockPoints;
  readonly index: number;
}

/** The blocks of a space, by the ids of their points. */
export interface Layout {
  readonly root: BlockPoints;
  readonly places: ReadonlyMap<string, Place>;
  /** The largest number of decisions that one point of the space has, those left out that have one way only. */
  readonly dimensions: number;
}

/** Lays out a space: each of its product spaces is a block. */
export function layOut(space: Space): Layout {
  const places = new Map<string, Place>();
  return { root: addBlock(space, places), places, dimensions: openDecisions(space) };
}

function addBlock(space: Space, places: Map<string, Place>): BlockPoints {
  const points = blockPoints(space);
  for (const kind of [points.numeric, points.choices, points.customs])
    kind.forEach(({ id }, index) => places.set(id, { points, index }));
  for (const { candidates } of points.choices)
    for (const candidate of candidates) if (candidate.space.length > 0) addBlock(candidate.space, places);
  return points;
}

function openDecisions(space: Space): number {
  return space.reduce((total, point) => {
    if (point.kind !== "categorical") return total + (point.kind === "int" && point.count === 1 ? 0 : 1);
    const under = point.candidates.reduce((most, candidate) => {
      return candidate.space.length === 0 ? most : Math.max(most, openDecisions(candidate.space));
    }, 0);
    return total + (point.candidates.length > 1 ? 1 : 0) + under;
  }, 0);
}

/** What a trial took of each block that it went through. */
export type Members = ReadonlyMap<BlockPoints, Member>;

/** A generation that none is, so that {@link Block} takes a step for one from elsewhere. */
const FOREIGN = -1;

/** One run. */
export class Run {
  readonly regime: Regime;
  /** The results so far. */
  results = 0;
  /** Whether it has found all that it will. */
  hasEnded = false;
  readonly #layout: Layout;
  /** Where the numbers begin: at this point of the space, or where it is undefined in the middle or at random. */
  readonly #start: ReadonlyMap<string, number>;
  readonly #isFirst: boolean;
  readonly #blocks = new Map<BlockPoints, Block>();
  readonly #stopping: Stopping;
  #best: { readonly result: Result; readonly members: Members } | undefined;
  /** The root's generation that was last given a point from outside. */
  #visited = -1;

  /**
   * @param start a known good point to begin at.
   * @param isFirst begins in the middle of what `start` does not say; later runs begin anywhere.
   */
  constructor(layout: Layout, regime: Regime, start: DNA | undefined, isFirst: boolean) {
    this.#layout = layout;
    this.regime = regime;
    this.#start = new Map(start?.decisions.map(({ point, number }) => [point.id, number]));
    this.#isFirst = isFirst;
    this.#stopping = new Stopping(Math.max(1, layout.dimensions), regime.lambda, regime.sigma);
  }

  /** Whether none of its trials was feasible: then it is the place that was wrong, and no other regime is called for. */
  get foundNothing(): boolean {
    return this.#best === undefined || tierOf(this.#best.result) === 3;
  }

  /** Draws a point of the space: appends its numbers, and returns what it took of each block. */
  draw(space: Space, random: RandomStream, numbers: number[]): Members {
    const members = new Map<BlockPoints, Member>();
    decideSpace(
      space,
      (point, picked) => {
        const place = this.#layout.places.get(point.id);
        // An int of one value.
        if (place === undefined) return 0;
        const { points, index } = place;
        let member = members.get(points);
        if (member === undefined) {
          member = this.#block(points, random).begin(random);
          members.set(points, member);
        }
        switch (point.kind) {
          case "categorical":
            return (member.picks[index] = member.block.drawChoice(index, picked, random));
          case "custom":
            return (member.genomes[index] = member.block.drawGenome(index, random));
          default:
            return member.block.numberAt(index, member.coordinates[index] ?? NaN);
        }
      },
      numbers,
      new Set(),
    );
    // A space without a decision has generations too.
    if (members.size === 0)
      members.set(this.#layout.root, this.#block(this.#layout.root, random).begin(random));
    return members;
  }

  /**
   * Goes back to the best trial, where it was feasible: what is drawn now is not, as when the mean of points around a hole is
   * in the hole.
   *
   * @param shrink what the deviations are multiplied by.
   */
  retreat(shrink: number): void {
    if (this.#best === undefined || this.foundNothing) return;
    for (const member of this.#best.members.values()) member.block.retreat(member, shrink);
  }

  /** Learns how a trial of this run did. */
  take(members: Members, result: Result): void {
    this.results++;
    if (this.#best === undefined || compareResults(result, this.#best.result) < 0)
      this.#best = { result, members };
    for (const [points, member] of members) {
      const generation = member.block.take(member, result);
      if (generation === undefined || points !== this.#layout.root) continue;
      if (generation[0] !== undefined && tierOf(generation[0]) === 3) this.retreat(0.5);
      const gaussians = [...this.#best.members.values()].flatMap(({ block }) => block.gaussian ?? []);
      this.hasEnded ||= this.#stopping.hasEnded(generation, gaussians);
    }
    this.hasEnded ||= this.results >= this.regime.budget;
  }

  /**
   * Learns a point from outside where it is better than all that the run has found, one a generation: it takes the place of a
   * trial. Worse ones say nothing that the run would want to know, and many of them would pull it to where they are.
   */
  visit(dna: DNA, result: Result): void {
    const root = this.#blocks.get(this.#layout.root);
    if (root === undefined || root.generation === this.#visited) return;
    if (this.#best !== undefined && compareResults(result, this.#best.result) >= 0) return;
    this.#visited = root.generation;
    const members = new Map<BlockPoints, Member>();
    for (const { point, number } of dna.decisions) {
      const place = this.#layout.places.get(point.id);
      const block = place === undefined ? undefined : this.#blocks.get(place.points);
      if (place === undefined || block === undefined) continue;
      const { points, index } = place;
      const coordinates = Float64Array.from(block.gaussian?.mean ?? []);
      const member = members.get(points) ?? {
        block,
        generation: FOREIGN,
        coordinates,
        picks: [],
        genomes: [],
      };
      members.set(points, member);
      if (point.kind === "categorical") member.picks[index] = number;
      else if (point.kind === "custom") member.genomes[index] = number;
      else member.coordinates[index] = coordinateOf(point, number);
    }
    this.take(members, result);
  }

  #block(points: BlockPoints, random: RandomStream): Block {
    const known = this.#blocks.get(points);
    if (known !== undefined) return known;
    const mean = Float64Array.from(points.numeric, (point) => {
      const number = this.#start.get(point.id);
      if (number !== undefined) return coordinateOf(point, number);
      return this.#isFirst ? 0.5 : random.next();
    });
    const block = new Block(points, mean, this.regime.sigma, this.regime.lambda);
    this.#blocks.set(points, block);
    return block;
  }
}
