/** Minimisation within bounds: L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4) on projected steps. */

/** A point and the value there. */
interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
}

/** What is minimised: gives the value at x, and writes its gradient. */
export type Differentiable = (x: Float64Array, gradient: Float64Array) => number;

/** How many of the last steps tell the curvature. */
const MEMORY = 8;

/** The part of the decrease that the slope promises which a step has to bring (Armijo). */
const SUFFICIENT = 1e-4;

/** How often a step is shortened before the search ends. */
const MOST_HALVINGS = 8;

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly product: number;
}

/**
 * Goes down from a start within bounds. A coordinate at a bound that the slope presses against stays there for the step.
 *
 * @param options.evaluations how often `target` may be called, the start included.
 * @param options.first the length of the first step, along the gradient, in the largest coordinate.
 * @param options.tolerance the search ends where a step improves by less than this.
 * @returns the best point found; the start where no step improves. A value that is no number counts as infinitely bad.
 */
export function minimize(
  target: Differentiable,
  start: Float64Array,
  bounds: { readonly lower: Float64Array; readonly upper: Float64Array },
  options: { readonly evaluations: number; readonly first: number; readonly tolerance: number },
): Minimum {
  const n = start.length;
  const within = (x: Float64Array): Float64Array =>
    x.map((value, i) => Math.min(bounds.upper[i] ?? Infinity, Math.max(bounds.lower[i] ?? -Infinity, value)));
  const evaluate = (x: Float64Array, gradient: Float64Array): number => {
    const value = target(x, gradient);
    return Number.isNaN(value) ? Infinity : value;
  };

  let x = within(start);
  let gradient = new Float64Array(n);
  let value = evaluate(x, gradient);
  let left = options.evaluations - 1;
  const steps: Step[] = [];

  while (left > 0 && Number.isFinite(value)) {
    const free = Array.from(gradient, (slope, i) => !isPressed(x, slope, i, bounds));
    let direction = descent(gradient, free, steps);
    let slope = product(direction, gradient);
    if (!(slope < 0)) {
      steps.length = 0;
      direction = descent(gradient, free, steps);
      slope = product(direction, gradient);
      if (!(slope < 0)) break;
    }
    if (steps.length === 0) {
      const longest = direction.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
      direction = direction.map((each) => (each * options.first) / longest);
    }
    const next = new Float64Array(n);
    let moved: Float64Array | undefined;
    let reached = value;
    let length = 1;
    for (let i = 0; i < MOST_HALVINGS && left > 0; i++) {
      const candidate = within(x.map((each, k) => each + length * (direction[k] ?? 0)));
      reached = evaluate(candidate, next);
      left--;
      const promised = candidate.reduce((sum, each, k) => sum + (each - (x[k] ?? 0)) * (gradient[k] ?? 0), 0);
      if (reached <= value + SUFFICIENT * promised && reached < value) {
        moved = candidate;
        break;
      }
      length *= 0.35;
    }
    if (moved === undefined) break;
    remember(steps, x, moved, gradient, next);
    const gain = value - reached;
    x = moved;
    gradient = next;
    value = reached;
    if (gain < options.tolerance) break;
  }
  return { x, value };
}

/** Whether the way down leads out of the bounds. */
function isPressed(
  x: Float64Array,
  slope: number,
  i: number,
  { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array },
): boolean {
  const at = x[i] ?? 0;
  return (slope > 0 && at <= (lower[i] ?? -Infinity)) || (slope < 0 && at >= (upper[i] ?? Infinity));
}

/** The two-loop recursion: the gradient, bent by the curvature of the last steps, downwards; 0 in what is not free. */
function descent(gradient: Float64Array, free: readonly boolean[], steps: readonly Step[]): Float64Array {
  const q = gradient.map((slope, i) => (free[i] === true ? slope : 0));
  const weights: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    if (step === undefined) continue;
    const weight = product(step.moved, q) / step.product;
    weights[i] = weight;
    for (let k = 0; k < q.length; k++) q[k] = (q[k] ?? 0) - weight * (step.turned[k] ?? 0);
  }
  const last = steps.at(-1);
  const scale = last === undefined ? 1 : last.product / product(last.turned, last.turned);
  for (let k = 0; k < q.length; k++) q[k] = (q[k] ?? 0) * scale;
  steps.forEach((step, i) => {
    const weight = (weights[i] ?? 0) - product(step.turned, q) / step.product;
    for (let k = 0; k < q.length; k++) q[k] = (q[k] ?? 0) + weight * (step.moved[k] ?? 0);
  });
  return q.map((each, i) => (free[i] === true ? -each : 0));
}

function remember(
  steps: Step[],
  from: Float64Array,
  to: Float64Array,
  before: Float64Array,
  after: Float64Array,
): void {
  const moved = to.map((each, i) => each - (from[i] ?? 0));
  const turned = after.map((each, i) => each - (before[i] ?? 0));
  const curvature = product(moved, turned);
  if (!(curvature > 1e-10 * product(turned, turned))) return;
  steps.push({ moved, turned, product: curvature });
  if (steps.length > MEMORY) steps.shift();
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);
}
