// How a search goes, while it goes: one line that is redrawn on a terminal, plain lines elsewhere.
import type { Figures } from "./search-history.js";

/** What a listener is told: where the search is. */
export interface SearchView {
  /** `"tunas"`. */
  readonly method: string;
  /** How many steps were made. */
  readonly step: number;
  /** How many there will be. */
  readonly steps: number;
  /** The mean figures of the last steps, each step weighing a fiftieth. */
  readonly figures: Figures;
  /** Milliseconds since the search began, or went on. */
  readonly elapsed: number;
  /** Milliseconds that are left, by the mean time of the steps so far but the first, which is slow; undefined before the second that this process makes. */
  readonly left: number | undefined;
}

/** Hears how a search goes. */
export interface SearchListener {
  /** Before the first step. */
  begin?(search: SearchView): void;
  /** After each step. */
  step?(search: SearchView): void;
  /** Once, when it is over, for whatever reason. */
  end?(search: SearchView): void;
}

/** What progress needs of an output stream; `process.stdout` and `process.stderr` are such. */
export interface SearchStream {
  write(text: string): unknown;
  /** True of a terminal. */
  readonly isTTY?: boolean | undefined;
  /** The terminal's width in characters. */
  readonly columns?: number | undefined;
}

/** The least time between two drawings on a terminal, and between two lines elsewhere, in milliseconds. */
const FRAME = 100;
const PAUSE = 1000;
const BAR = 20;

/**
 * Shows steps, loss, mean reward, entropy and the time that is left: on a terminal as a line that is redrawn, elsewhere as a line
 * a second at most.
 *
 * @param stream where to write: `process.stdout` by default.
 */
export function searchProgress(stream: SearchStream = process.stdout): SearchListener {
  const isLive = stream.isTTY === true && process.env["TERM"] !== "dumb";
  const pause = isLive ? FRAME : PAUSE;
  let next = 0;
  let written = -1;
  const write = (search: SearchView): void => {
    written = search.step;
    next = search.elapsed + pause;
    if (!isLive) stream.write(`${partsOf(search).join("  ")}\n`);
    // The cursor goes to the line's beginning, and what stood there is erased.
    else stream.write(`\r\x1b[2K${fitted(search, (stream.columns ?? 80) || 80)}`);
  };
  return {
    begin(search) {
      if (isLive) write(search);
    },
    step(search) {
      if (search.elapsed >= next) write(search);
    },
    end(search) {
      if (written !== search.step) write(search);
      if (isLive) stream.write("\n");
    },
  };
}

/** The bar and as many parts as a width has room for; the last column stays free, as a terminal would wrap there. */
function fitted(search: SearchView, width: number): string {
  const parts = partsOf(search);
  while (parts.length > 1 && parts.join("  ").length >= width) parts.pop();
  const line = parts.join("  ").slice(0, Math.max(1, width - 1));
  if (line.length + BAR + 3 > width) return line;
  const full = Math.round((BAR * search.step) / search.steps);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)}  ${line}`;
}

/** What matters most comes first. */
function partsOf({ method, step, steps, figures, left, elapsed }: SearchView): string[] {
  const { loss, reward, cost, entropy } = figures;
  const part = (name: string, value: number | undefined): string[] =>
    value === undefined ? [] : [`${name} ${Number(value.toPrecision(4))}`];
  return [
    `${method} ${String(step).padStart(String(steps).length)}/${steps}`,
    ...part("loss", loss),
    ...part("reward", reward),
    ...(left === undefined || step === steps ? [clock(elapsed)] : [`${clock(left)} left`]),
    ...part("entropy", entropy),
    ...part("cost", cost),
  ];
}

/** `14.2 s`, `3 min 07 s`, `2 h 05 min`. */
function clock(milliseconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}
