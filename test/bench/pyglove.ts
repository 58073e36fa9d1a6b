/**
 * PyGlove's CPU times for the same work, as they were recorded once; on another run, and maybe another machine: an order
 * of magnitude. The record is not part of the repository: where it is absent, the column stays empty.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Gives a figure of the record in nanoseconds an operation. */
export function pygloveFigures(): (name: string) => number | undefined {
  const file = join(process.env["TSGLOVE_DATA"] ?? "../shared/data", "../peers/pyglove-0.5-speed.json");
  const record: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  return (name) => {
    const entry = name.split(".").reduce<unknown>(member, record);
    const seconds = member(entry, "cpu_s");
    const perSecond = member(entry, "per_cpu_s");
    if (typeof seconds === "number") return seconds * 1e9;
    return typeof perSecond === "number" ? 1e9 / perSecond : undefined;
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
