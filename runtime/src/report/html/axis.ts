/** Axes of a plot: from values to places, and ticks at round numbers. */
import { countText, shortNumber } from "../number-text.js";

/** An axis between two places. */
export interface Axis {
  /** Where a value stands; values beyond the ends are put on the end. */
  place(value: number): number;
  readonly ticks: readonly Tick[];
}

/** A labelled place on an axis. */
interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Where an axis begins and ends: its values, and its places on the page. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly end: number;
}

/** An axis of evenly spread values, with about `count` ticks; whole ones where `whole` says so. */
export function linearAxis({ low, high, start, end }: Extent, count: number, whole = false): Axis {
  const step = roundStep((high - low) / count, whole);
  // Counted in steps, so that no rounding error adds up; and in few, as large numbers have no small steps.
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: 3 * count }, (_, index) => (first + index) * step)
    .filter((value) => value <= high + step * 1e-9)
    .map((value) => ({ value, label: whole ? countText(value) : tickLabel(value, step) }));
  return { ticks, place: (value) => between(start, end, (value - low) / (high - low)) };
}

/** An axis of powers; low must be above 0. Ticks at 1, 10, 100, and where these are few at 2 and 5 too. */
export function logAxis({ low, high, start, end }: Extent): Axis {
  const decades = Math.log10(high / low);
  const every = Math.max(1, Math.ceil(decades / 8));
  const within = decades < 3 ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += every)
    for (const lead of within) {
      const value = Number(`${lead}e${power}`);
      if (value >= low * 0.999 && value <= high * 1.001) ticks.push({ value, label: shortNumber(value) });
    }
  return { ticks, place: (value) => between(start, end, Math.log(value / low) / Math.log(high / low)) };
}

function between(start: number, end: number, share: number): number {
  return start + (end - start) * Math.min(1, Math.max(0, share));
}

/** The least of 1, 2, 5, 10, 20, ... times a power of ten that is not below `step`. */
function roundStep(step: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const lead = [1, 2, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9)) ?? 10;
  return whole ? Math.max(1, lead * power) : lead * power;
}

function tickLabel(value: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (decimals > 6 || Math.abs(value) >= 1e7) return shortNumber(Number(value.toPrecision(12)), 6);
  return value.toFixed(decimals).replace(/^-(0(\.0*)?)$/, "$1");
}
