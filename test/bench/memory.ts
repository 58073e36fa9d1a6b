/**
 * What 100,000 kept trials of the MobileNet-like space weigh: heap and typed arrays, after garbage collection, in a process
 * of its own for each measurement.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface MemoryResult {
  readonly name: string;
  /** Megabytes, 10^6 bytes. */
  readonly megabytes: number;
  readonly bound: number | undefined;
  readonly missed: boolean | undefined;
}

/** What kept-trials.ts can keep, and the bound in megabytes. */
const KEPT = [
  { what: "study", name: "100,000 kept trials, MobileNet-like: study of random search", bound: 200 },
  { what: "dna", name: "  of that, DNA alone", bound: undefined },
  { what: "by hand", name: "  by hand: { id, numbers, reward }", bound: undefined },
] as const;

export type Kept = (typeof KEPT)[number]["what"];

export function memoryResults(wanted: (name: string) => boolean): readonly MemoryResult[] {
  const script = fileURLToPath(new URL("kept-trials.js", import.meta.url));
  return KEPT.filter(({ name }) => wanted(name)).map(({ what, name, bound }) => {
    const printed = execFileSync(process.execPath, ["--expose-gc", script, what], { encoding: "utf8" });
    const megabytes = Number(printed) / 1e6;
    return { name, megabytes, bound, missed: bound === undefined ? undefined : !(megabytes <= bound) };
  });
}

export function memoryText(results: readonly MemoryResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results
    .map(({ name, megabytes, bound, missed }) => {
      const boundText = bound === undefined ? "" : `${missed === true ? "✗" : "✓"} ≤ ${bound} MB`;
      return `${name.padEnd(width)}  ${megabytes.toFixed(1).padStart(7)} MB  ${boundText}`.trimEnd();
    })
    .join("\n");
}
