/** A Gaussian process that follows a study: its hyper-parameters are fitted anew whenever trials have grown by a twentieth. */
import type { Columns } from "./columns.js";
import { GaussianProcess } from "./gaussian-process.js";
import { fitHyperParameters, priorMode, type HyperParameters } from "./hyper-parameters.js";
import { Vectors } from "./kernel.js";

/** By which part trials grow from one fit to the next. */
const GROWTH = 1 / 20;

/** How often each start of a fit may ask for a likelihood. */
const EVALUATIONS = 30;

/** Trials below this are fitted from the prior's mode too: with few of them the likelihood has several hills. */
const FEW = 50;

/** What was observed, and what runs. */
export interface Observed {
  readonly rows: readonly Float64Array[];
  /** One for each row. */
  readonly targets: Float64Array;
  /** Points whose results are not known yet. */
  readonly running: readonly Float64Array[];
}

/** A process that believes something of what runs. */
interface Believing {
  readonly process: GaussianProcess;
  readonly believed: readonly number[];
}

/** The hyper-parameters of one study's process from one proposal to the next. */
export class Surrogate {
  readonly #columns: Columns;
  #hyper: HyperParameters | undefined;
  /** How many trials there were at the last fit. */
  #fittedAt = 0;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /**
   * The process after what was observed. Running points are taken to come out as expected, so that their surroundings become
   * certain and others are proposed (the kriging believer of Ginsbourger, Le Riche, Carraro: Kriging Is Well-Suited to
   * Parallelize Optimization, 2010, section 4.2).
   *
   * @param seen how many trials there are in all.
   * @returns with the process what running points are taken to come to, in their order.
   */
  process({ rows, targets, running }: Observed, seen: number): Believing {
    const vectors = new Vectors(this.#columns, rows);
    const hyper = this.#fit(vectors, targets, seen);
    const process = new GaussianProcess(vectors, targets, hyper);
    if (running.length === 0) return { process, believed: [] };
    const believed = running.map((row) => process.at(row).mean);
    const all = new Vectors(this.#columns, [...rows, ...running]);
    return { process: new GaussianProcess(all, Float64Array.of(...targets, ...believed), hyper), believed };
  }

  #fit(vectors: Vectors, targets: Float64Array, seen: number): HyperParameters {
    const known = this.#hyper;
    if (known !== undefined && seen < this.#fittedAt + Math.max(1, this.#fittedAt * GROWTH)) return known;
    const mode = priorMode(vectors);
    const starts = known === undefined ? [mode] : vectors.size < FEW ? [known, mode] : [known];
    const hyper = fitHyperParameters(vectors, targets, starts, EVALUATIONS);
    this.#hyper = hyper;
    this.#fittedAt = seen;
    return hyper;
  }
}
