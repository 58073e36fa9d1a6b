/**
 * Progress as a bar that is redrawn in place, for terminals.
 *
 * The terminal's state is never changed: the cursor stays visible and line wrapping on. A search loop is often
 * synchronous, and then no signal handler can run before it is over; one that exists would only keep Ctrl-C from
 * ending the process. So whatever ends it, there is nothing to restore.
 */
import { Writable } from "node:stream";
import cliProgress from "cli-progress";
import type { ProgressListener } from "../tuning/study-view.js";
import { clockText } from "./number-text.js";
import type { ProgressFigures } from "./progress-figures.js";
import { colorsWanted, type ProgressStream } from "./progress-stream.js";

/** The least time between two drawings, in milliseconds. */
const frameTime = 100;
const widestBar = 24;
const narrowestBar = 8;

/**
 * Draws the progress of one study. Redrawn after trials and, where the loop lets timers run, between them; the timer
 * keeps no process alive.
 *
 * @param stream a terminal.
 * @param figures the study's figures.
 */
export function liveBar(stream: ProgressStream, figures: ProgressFigures): ProgressListener {
  let over = false;
  let nextFrame = 0;
  const bar = new IdleBar({
    stream: terminalOf(stream),
    fps: 1000 / frameTime,
    barsize: widestBar,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    linewrap: true, // Leaves the terminal's setting alone; lines are cut to fit below.
    synchronousUpdate: false,
    format: (options, { progress }) => {
      const parts = partsOf(figures, over);
      // A terminal that does not know its width says 0. The last column stays free: a terminal would wrap there.
      const width = Math.max(1, (stream.columns === 0 ? 80 : (stream.columns ?? 80)) - 1);
      const draw = (size: number): string =>
        cliProgress.Format.BarFormat(progress, { ...options, barsize: size });
      return fitted(parts, figures.fraction === undefined ? undefined : draw, width, colorsWanted());
    },
  });
  const draw = (): void => {
    bar.setTotal(1);
    bar.update(figures.fraction ?? 0);
    bar.render();
  };
  const stop = (): void => {
    over = true;
    bar.update(figures.fraction ?? 0);
    bar.stop();
  };
  return {
    begin() {
      bar.start(1, figures.fraction ?? 0);
      // process.exit() in the middle of the loop: the shell's prompt gets a line of its own.
      process.once("exit", stop);
    },
    trial(_study, trial) {
      figures.count(trial);
      const now = figures.elapsed;
      if (now < nextFrame) return;
      nextFrame = now + frameTime;
      draw();
    },
    end() {
      process.off("exit", stop);
      stop();
    },
  };
}

/** A bar whose redrawing timer does not keep the process alive: an abandoned loop must not hang it. */
class IdleBar extends cliProgress.SingleBar {
  override render(): void {
    super.render();
    const timer: unknown = Reflect.get(this, "timer");
    if (canUnref(timer)) timer.unref();
  }
}

function canUnref(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function";
}

/**
 * The terminal as cli-progress shall see it: endlessly wide, as it would count colour codes as text when it cuts; and
 * without saved cursor positions (ESC 7, ESC 8), as going back to one writes over what the loop's body has logged since.
 */
function terminalOf(stream: ProgressStream): NodeJS.WritableStream {
  const writable = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      if (chunk !== "\x1b7" && chunk !== "\x1b8") stream.write(String(chunk));
      done();
    },
  });
  return Object.assign(writable, { isTTY: true, columns: Number.MAX_SAFE_INTEGER });
}

interface Part {
  readonly text: string;
  readonly color: "plain" | "dim" | "green" | "yellow";
  /** The part with the highest number is the first to go where the line is too narrow. */
  readonly droppedFirst: number;
}

function partsOf(figures: ProgressFigures, over: boolean): Part[] {
  const { answered, total, bestText, elapsed, left, troubleText } = figures;
  const count =
    total === undefined ? String(answered) : `${String(answered).padStart(String(total).length)}/${total}`;
  const parts: Part[] = [{ text: `trial ${count}`, color: "plain", droppedFirst: 0 }];
  if (bestText !== undefined) parts.push({ text: bestText, color: "green", droppedFirst: 1 });
  parts.push({ text: clockText(elapsed), color: "dim", droppedFirst: 3 });
  if (left !== undefined && !over)
    parts.push({ text: `${clockText(left)} left`, color: "dim", droppedFirst: 2 });
  if (troubleText !== undefined) parts.push({ text: troubleText, color: "yellow", droppedFirst: 4 });
  return parts;
}

/** The line within a width: what matters least goes first, and the bar takes what remains. */
function fitted(
  all: readonly Part[],
  bar: ((size: number) => string) | undefined,
  width: number,
  colors: boolean,
): string {
  let parts = all;
  while (parts.length > 1 && textOf(parts).length > width) {
    const last = Math.max(...parts.map((part) => part.droppedFirst));
    parts = parts.filter((part) => part.droppedFirst !== last);
  }
  const room = Math.min(widestBar, width - textOf(parts).length - gap.length);
  const painted = parts.map((part) => paint(part.text.slice(0, width), part.color, colors));
  if (bar !== undefined && room >= narrowestBar) painted.unshift(paint(bar(room), "plain", colors));
  return painted.join(gap);
}

const gap = "  ";

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join(gap);
}

const codes = { plain: "", dim: "\x1b[2m", green: "\x1b[32m", yellow: "\x1b[33m" };

function paint(text: string, color: Part["color"], colors: boolean): string {
  return colors && color !== "plain" ? `${codes[color]}${text}\x1b[0m` : text;
}
