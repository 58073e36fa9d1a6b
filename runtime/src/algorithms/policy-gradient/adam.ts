/** Adam, uphill (Kingma and Ba: Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1). */

/** The decay of the mean of the gradients, and of their squares. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;

/** What keeps the step of a parameter without gradients at 0. */
const EPSILON = 1e-8;

/** Moves parameters along gradients, each in a unit of its own. */
export class Adam {
  readonly #rate: number;
  readonly #means: Float64Array;
  readonly #squares: Float64Array;
  #steps = 0;

  /**
   * @param count how many parameters there are.
   * @param rate the largest step, about, of a parameter whose gradients agree.
   */
  constructor(count: number, rate: number) {
    this.#rate = rate;
    this.#means = new Float64Array(count);
    this.#squares = new Float64Array(count);
  }

  /** Takes one step uphill, in place. */
  ascend(parameters: Float64Array, gradient: Float64Array): void {
    this.#steps++;
    const rate = this.#rate / (1 - BETA_1 ** this.#steps);
    const correction = 1 - BETA_2 ** this.#steps;
    for (let i = 0; i < parameters.length; i++) {
      const slope = gradient[i] ?? 0;
      const mean = BETA_1 * (this.#means[i] ?? 0) + (1 - BETA_1) * slope;
      const square = BETA_2 * (this.#squares[i] ?? 0) + (1 - BETA_2) * slope * slope;
      this.#means[i] = mean;
      this.#squares[i] = square;
      parameters[i] = (parameters[i] ?? 0) + (rate * mean) / (Math.sqrt(square / correction) + EPSILON);
    }
  }
}
