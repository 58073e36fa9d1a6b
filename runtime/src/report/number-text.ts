/** Numbers and times as people read them, in progress lines, tables and reports alike. */

/**
 * A number in few digits: `0.9341`, `1.25e-5`, `12346`. Whole numbers below 10⁹ are shown exactly, and no digit before
 * the decimal point of a number below 10⁶ is rounded away.
 *
 * @param digits significant digits of what is not whole, 4 by default.
 */
export function shortNumber(value: number, digits = 4): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || (Number.isInteger(value) && size < 1e9)) return String(value);
  if (size < 1e-3 || size >= 1e6) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${Number(mantissa)}e${Number(exponent)}`;
  }
  return String(Number(value.toPrecision(Math.max(digits, Math.floor(Math.log10(size)) + 1))));
}

/**
 * The digits, 4 to 9, at which different numbers stay different: rewards that all read 0.9341 would rank nothing.
 *
 * @param values numbers that are shown below each other.
 */
export function digitsToTell(values: readonly number[]): number {
  const different = new Set(values).size;
  for (let digits = 4; digits < 9; digits++)
    if (new Set(values.map((value) => shortNumber(value, digits))).size === different) return digits;
  return 9;
}

/**
 * A time: `0.27 ms`, `42 ms`, `0.85 s`, `14.2 s`, `3 min 07 s`, `2 h 05 min`, `1 d 03 h`.
 *
 * @param milliseconds at least 0; what is below 0 reads as 0.
 */
export function durationText(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  if (time < 99.5) return `${Number(time.toPrecision(2))} ms`;
  if (time < 995) return `${(time / 1000).toFixed(2)} s`;
  if (time < 59_950) return `${(time / 1000).toFixed(1)} s`;
  const seconds = Math.round(time / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(time / 60_000);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
  const hours = Math.round(time / 3_600_000);
  return `${Math.floor(hours / 24)} d ${twoDigits(hours % 24)} h`;
}

/** A time as a clock shows it while it runs, in tenths of a second up to a minute: `0.3 s`, `14.2 s`, `3 min 07 s`. */
export function clockText(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  return time < 59_950 ? `${(time / 1000).toFixed(1)} s` : durationText(time);
}

/** Milliseconds as the seconds of a table's column: `0.004`, `1.27`, `312`. */
export function secondsText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  return seconds < 1
    ? seconds.toFixed(3)
    : seconds < 100
      ? seconds.toPrecision(3)
      : String(Math.round(seconds));
}

/** A count with its thousands set apart: `10,000`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * How many characters each number lacks behind its decimal point (or exponent) beside the longest: padded by them and set
 * right, a column has its points below each other.
 */
export function missingTails(numbers: readonly string[]): number[] {
  const tails = numbers.map((text) => text.length - (/[.e]/.exec(text)?.index ?? text.length));
  const longest = tails.reduce((most, tail) => Math.max(most, tail), 0);
  return tails.map((tail) => longest - tail);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
