/** Numbers that change as a search goes on: each is a function of the step, which counts from 0, the first trial. */
import { scheduleOf, type Schedule, type Scheduled } from "./scheduled.js";

/**
 * From `from` at the first step to `to` at step `steps`, evenly, and `to` from there on. @throws RangeError where steps is no
 * whole number from 1.
 */
export function linear(from: number, to: number, steps: number): Schedule {
  return spanned("linear", from, to, steps, (part) => from + (to - from) * part);
}

/**
 * From `from` to `to` along half a wave of the cosine, slow at both ends, and `to` from step `steps` on (Loshchilov, Hutter:
 * SGDR, ICLR 2017, equation 5, without restarts).
 *
 * @throws RangeError where steps is no whole number from 1.
 */
export function cosineDecay(from: number, to: number, steps: number): Schedule {
  return spanned(
    "cosineDecay",
    from,
    to,
    steps,
    (part) => to + ((from - to) * (1 + Math.cos(Math.PI * part))) / 2,
  );
}

/**
 * `from` times `rate` for every `steps` steps, smoothly. @throws RangeError where rate is not above 0, or steps no whole
 * number from 1.
 */
export function exponentialDecay(from: number, rate: number, steps: number): Schedule {
  requireFinite("exponentialDecay", "from", from);
  requireSteps("exponentialDecay", steps);
  if (!(rate > 0 && rate < Infinity))
    throw new RangeError(`exponentialDecay: rate is ${rate}; give a number above 0.`);
  return {
    text: `exponentialDecay(${from}, ${rate}, ${steps})`,
    at: ({ step }) => from * Math.pow(rate, step / steps),
  };
}

/**
 * From `low` up to `high` and down again, evenly, every `steps` steps (Smith: Cyclical Learning Rates, WACV 2017). @throws
 * RangeError where steps is no whole number from 2.
 */
export function cyclic(low: number, high: number, steps: number): Schedule {
  requireFinite("cyclic", "low", low);
  requireFinite("cyclic", "high", high);
  requireSteps("cyclic", steps, 2);
  return {
    text: `cyclic(${low}, ${high}, ${steps})`,
    at: ({ step }) => low + (high - low) * (1 - Math.abs(1 - (2 * (step % steps)) / steps)),
  };
}

/**
 * One number after another: `[[100, 0.5], [200, 0.2], [Infinity, 0.1]]` is 0.5 for the first 100 steps, 0.2 for the next 200,
 * and 0.1 from there on. Behind the last phase its number stays.
 *
 * @throws RangeError where there is no phase, or one lasts for less than a step.
 */
export function stepwise(phases: readonly (readonly [steps: number, value: Scheduled])[]): Schedule {
  if (phases.length === 0) throw new RangeError("stepwise: there is no phase; give [[steps, value], ...].");
  for (const [steps] of phases)
    if (!(steps >= 1)) throw new RangeError(`stepwise: a phase lasts ${steps} steps; give 1 or more.`);
  const schedules = phases.map(([steps, value]) => ({ steps, schedule: scheduleOf(value) }));
  return {
    text: `stepwise(${schedules.map(({ steps, schedule }) => `${steps}: ${schedule.text}`).join(", ")})`,
    at(moment) {
      let began = 0;
      for (const [index, { steps, schedule }] of schedules.entries()) {
        // A phase counts its own steps.
        if (moment.step < began + steps || index === schedules.length - 1)
          return schedule.at({ ...moment, step: moment.step - began });
        began += steps;
      }
      return NaN;
    },
  };
}

function spanned(
  name: string,
  from: number,
  to: number,
  steps: number,
  value: (part: number) => number,
): Schedule {
  requireFinite(name, "from", from);
  requireFinite(name, "to", to);
  requireSteps(name, steps);
  return {
    text: `${name}(${from}, ${to}, ${steps})`,
    at: ({ step }) => value(Math.min(1, Math.max(0, step / steps))),
  };
}

function requireFinite(name: string, option: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name}: ${option} is ${value}; give a finite number.`);
}

function requireSteps(name: string, steps: number, least = 1): void {
  if (!(Number.isSafeInteger(steps) && steps >= least))
    throw new RangeError(`${name}: steps is ${steps}; give a whole number from ${least}.`);
}
