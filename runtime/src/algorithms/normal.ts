/** The standard normal distribution in logarithms, exact far out in the tail, and its inverse. */

const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Beyond this many standard deviations the tail is a continued fraction; before it, the series of the distribution function. */
const TAIL = 2.5;

/** The logarithm of the density at z. */
function logDensity(z: number): number {
  return -0.5 * z * z - LOG_ROOT_TWO_PI;
}

/**
 * The t of Mills' ratio (1 − Φ(z)) / φ(z) = 1 / (z + t), for z ≥ 2.5: t = 1 / (z + 2 / (z + 3 / (z + …))). It is kept apart
 * because 1 − z / (z + t), of which expected improvement is made, is t / (z + t) without a difference of near equals.
 */
function millsRest(z: number): number {
  // Sixty levels are exact to the last digits at 2.5; far out a few would do.
  let level = z;
  for (let i = 60; i >= 2; i--) level = z + i / level;
  return 1 / level;
}

/** Φ(z) for |z| < 2.5 or so: ½ + φ(z) · (z + z³/3 + z⁵/15 + …), all of one sign. */
function cdfBySeries(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + Math.exp(logDensity(z)) * sum;
}

/** The logarithm of the distribution function: log Φ(z), finite for every finite z. */
export function logCdf(z: number): number {
  if (z < -TAIL) return logDensity(z) - Math.log(-z + millsRest(-z));
  if (z > TAIL) return Math.log1p(-Math.exp(logDensity(z)) / (z + millsRest(z)));
  return Math.log(cdfBySeries(z));
}

/** Its slope: φ(z) / Φ(z). */
export function logCdfSlope(z: number): number {
  return z < -TAIL ? -z + millsRest(-z) : Math.exp(logDensity(z) - logCdf(z));
}

/**
 * log h(z), where h(z) = φ(z) + z · Φ(z) is the expected improvement of a standard normal; it stays a number where h itself
 * is below the smallest double (Ament, Daulton, Eriksson, Balandat, Bakshy: Unexpected Improvements to Expected Improvement
 * for Bayesian Optimization, NeurIPS 2023, section 4.1; the tail is a continued fraction here, where theirs is erfcx).
 */
export function logImprovement(z: number): number {
  if (z < -TAIL) {
    const rest = millsRest(-z);
    return logDensity(z) + Math.log(rest / (-z + rest));
  }
  return Math.log(Math.exp(logDensity(z)) + z * Math.exp(logCdf(z)));
}

/** Its slope: Φ(z) / h(z). */
export function logImprovementSlope(z: number): number {
  return z < -TAIL ? 1 / millsRest(-z) : Math.exp(logCdf(z) - logImprovement(z));
}

/** The quantile at 0 < p < 1: Newton's steps on log Φ, which is concave, from a start on its near side: Φ(z) ≤ ½ exp(−z²/2). */
export function quantile(p: number): number {
  if (p > 0.5) return -quantile(1 - p);
  const target = Math.log(p);
  let z = -Math.sqrt(Math.max(0, -2 * (target + Math.LN2)));
  for (let i = 0; i < 50; i++) {
    const step = (logCdf(z) - target) / logCdfSlope(z);
    z -= step;
    if (Math.abs(step) < 1e-14 * (1 + Math.abs(z))) break;
  }
  return z;
}
