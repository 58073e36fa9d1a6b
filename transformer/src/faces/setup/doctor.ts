/** `tsglove doctor`: a line for each thing that a build needs, and what to write for each that is missing. Changes nothing. */
import { resolve } from "node:path";
import type { Check } from "./check.js";
import { bundlerChecks, scriptChecks, tsConfigChecks } from "./config-checks.js";
import { packageChecks } from "./package-checks.js";
import { buildingConfigs, readPackageJson, readTsConfigs } from "./project-files.js";
import { selfTest } from "./self-test.js";
import { tensorChecks } from "./tensor-checks.js";
import type { Terminal } from "./terminal.js";

/** The checks whose lack `tsglove init` mends; scripts and bundlers are mostly left to their owner. */
const WRITTEN_BY_INIT: readonly string[] = [
  "tsglove",
  "transformer",
  "typescript",
  "ts-patch",
  "tsconfig",
  "plugins",
];

export interface DoctorOptions {
  readonly tsconfig: string;
  readonly json?: boolean;
}

/** @returns the exit code: 1 where something is missing. */
export function doctor(folder: string, options: DoctorOptions, terminal: Terminal): number {
  const isJson = options.json === true;
  const checks: Check[] = [];
  for (const check of checksOf(folder, resolve(folder, options.tsconfig))) {
    checks.push(check);
    // At once: tspc, the self-test and the tensors take seconds.
    if (!isJson) sayCheck(check, terminal);
  }
  const lacking = checks.filter(({ status }) => status === "missing");
  const isWell = lacking.length === 0;
  if (isJson) terminal.say(JSON.stringify({ ok: isWell, checks }, undefined, 2));
  else {
    const isInits = lacking.some(({ name }) => WRITTEN_BY_INIT.includes(name));
    terminal.say(
      isWell
        ? "All is there."
        : `${lacking.length} missing.${isInits ? " Most of it is written by: npx tsglove init" : ""}`,
    );
  }
  return isWell ? 0 : 1;
}

function* checksOf(folder: string, tsconfig: string): Generator<Check> {
  const packageJson = readPackageJson(folder);
  yield* packageChecks(folder);
  const configs = readTsConfigs(tsconfig);
  const building = buildingConfigs(configs);
  for (const config of building) yield* tsConfigChecks(folder, config);
  yield* scriptChecks(folder, building);
  yield* bundlerChecks(folder, packageJson);
  const [first] = building;
  if (first?.errors.length === 0) yield selfTest(first);
  yield* tensorChecks(folder);
}

function sayCheck({ status, message, fix }: Check, terminal: Terminal): void {
  const mark = status === "ok" ? terminal.green("✓") : status === "missing" ? terminal.red("✗") : "·";
  terminal.say(`${mark} ${message}`);
  if (fix !== undefined) terminal.say(`    ${fix}`);
}
