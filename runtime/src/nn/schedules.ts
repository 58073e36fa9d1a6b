/** How the learning rate changes while a model trains: as a factor of the optimizer's. */
import { searchable, type Fixed } from "tsglove";

/** A course of the learning rate. */
export interface Schedule {
  /**
   * The factor of a step.
   * @param step counts from 0.
   * @param steps how many there will be.
   */
  factor(step: number, steps: number): number;
}

/** Stays at 1. */
@searchable
export class Constant implements Schedule {
  factor(): number {
    return 1;
  }
}

/** Falls in a straight line, from 1 at the first step to `final` behind the last one. */
@searchable
export class Linear implements Schedule {
  /** @param final from 0, which is the default, to 1. */
  constructor(readonly final: Fixed<number> = 0) {
    requireFinal(this, final);
  }

  factor(step: number, steps: number): number {
    return this.final + (1 - this.final) * (1 - step / steps);
  }
}

/** Falls along half a cosine, from 1 to `final` (Loshchilov and Hutter: SGDR, ICLR 2017, equation 5, without restarts). */
@searchable
export class Cosine implements Schedule {
  /** @param final from 0, which is the default, to 1. */
  constructor(readonly final: Fixed<number> = 0) {
    requireFinal(this, final);
  }

  factor(step: number, steps: number): number {
    return this.final + ((1 - this.final) * (1 + Math.cos((Math.PI * step) / steps))) / 2;
  }
}

/**
 * Falls in steps: after each of the given shares of the training it is multiplied by `decay`.
 *
 * @example
 * ```ts
 * new StepDecay(0.1, [0.5, 0.75]); // 1, from the middle on 0.1, in the last quarter 0.01
 * ```
 */
@searchable
export class StepDecay<D extends number = number> implements Schedule {
  /**
   * @param decay above 0.
   * @param at shares of the training, from 0 to 1; halfway and three quarters by default.
   */
  constructor(
    readonly decay: D,
    readonly at: Fixed<readonly number[]> = [0.5, 0.75],
  ) {
    if (!(Number.isFinite(decay) && decay > 0))
      throw new RangeError(`StepDecay: decay is ${decay}; give a number above 0.`);
    const wrong = at.find((share) => !(share >= 0 && share <= 1));
    if (wrong !== undefined)
      throw new RangeError(`StepDecay: at has ${wrong}; give shares of the training, from 0 to 1.`);
  }

  factor(step: number, steps: number): number {
    return this.decay ** this.at.filter((share) => step >= share * steps).length;
  }
}

/**
 * Rises in a straight line over the first steps, and then does what another schedule does over the rest (Goyal and others: Accurate,
 * Large Minibatch SGD, 2017, section 2.2).
 *
 * @example
 * ```ts
 * new WarmUp(100, new Cosine());
 * ```
 */
@searchable
export class WarmUp<S extends Schedule = Schedule> implements Schedule {
  /** @param warmUp how many steps the rise takes; the first one has the factor 1 / warmUp. */
  constructor(
    readonly warmUp: Fixed<number>,
    readonly then: S,
  ) {
    if (!(Number.isSafeInteger(warmUp) && warmUp >= 0))
      throw new RangeError(`WarmUp: warmUp is ${warmUp}; give a whole number of steps, at least 0.`);
  }

  factor(step: number, steps: number): number {
    return step < this.warmUp
      ? (step + 1) / this.warmUp
      : this.then.factor(step - this.warmUp, Math.max(1, steps - this.warmUp));
  }
}

function requireFinal(owner: object, final: number): void {
  if (final >= 0 && final <= 1) return;
  throw new RangeError(`${owner.constructor.name}: final is ${final}; give a number from 0 to 1.`);
}
