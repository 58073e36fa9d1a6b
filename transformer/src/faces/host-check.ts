/**
 * A set-up that cannot work is said by one error among tsc's own: another TypeScript than the one that we were built for
 * (syntax kinds change between versions), or a tsconfig.json that has the two plugin entries not as they are meant.
 */
import { dirname, relative } from "node:path";
import ts from "#typescript";
import { ProgramModel } from "../analyzer/program-model.js";
import { printedCode } from "./diagnostics.js";
import {
  entryMistake,
  entryText,
  missingEntries,
  PROGRAM_ENTRY,
  TRANSFORMER_ENTRY,
} from "./plugin-entries.js";

/** The compiler that runs us. */
interface HostTypeScript {
  readonly version: string;
  readonly versionMajorMinor: string;
}

/** What ts-patch passes along to either entry. */
export interface TsPatchExtras {
  readonly ts: HostTypeScript;
  /** Passed to the transformer only. */
  readonly addDiagnostic?: (diagnostic: ts.Diagnostic) => number;
  /** What was added for the program so far: it is reported with each file that is emitted from then on. */
  readonly diagnostics?: ts.Diagnostic[];
}

/** The packages that tspc needs, as one installs them. */
const INSTALL_LINE = `npm i -D @tsglove/transformer typescript@~${ts.versionMajorMinor}.0 ts-patch@4`;

/** The error of a build that another TypeScript runs. */
export function wrongTypeScript(host: HostTypeScript | undefined): ts.Diagnostic | undefined {
  if (host === undefined || host.versionMajorMinor === ts.versionMajorMinor) return undefined;
  return setupError(
    9001,
    `@tsglove/transformer works with TypeScript ${ts.versionMajorMinor} and was run by ${host.version}. ` +
      `Install the right one: ${INSTALL_LINE}`,
  );
}

/** The error of a program whose tsconfig.json names the hook and not the transformer. */
export function transformerMissing(program: ts.Program): ts.Diagnostic | undefined {
  const options = program.getCompilerOptions();
  const missing = missingEntries(options["plugins"], dirname(configFileOf(options) ?? "."));
  if (!missing.includes(TRANSFORMER_ENTRY) || !ProgramModel.of(program).dsl.used) return undefined;
  return setupError(
    9002,
    `${configName(program)} runs tsglove's hook without the transformer: no class is compiled. ` +
      `Add ${entryText(TRANSFORMER_ENTRY)} to "compilerOptions.plugins".`,
  );
}

/** What was found of {@link entryMistaken}: asked for each file that is emitted. */
const mistakes = new WeakMap<ts.Program, ts.Diagnostic | "none">();

/** The error of a program whose tsconfig.json has an entry that ts-patch runs otherwise than it is meant. */
export function entryMistaken(program: ts.Program): ts.Diagnostic | undefined {
  let found = mistakes.get(program);
  if (found === undefined) {
    const options = program.getCompilerOptions();
    const mistake = entryMistake(options["plugins"], dirname(configFileOf(options) ?? "."));
    found = mistake === undefined ? "none" : setupError(9004, `${configName(program)} ${mistake}`);
    mistakes.set(program, found);
  }
  return found === "none" ? undefined : found;
}

const hooked = new WeakSet<ts.Program>();

/** Notes that the hook has seen a program; false where it had already. */
export function markHooked(program: ts.Program): boolean {
  const isFirst = !hooked.has(program);
  hooked.add(program);
  return isFirst;
}

/** Whether the hook has seen a program, and says what is wrong. */
export function isHooked(program: ts.Program): boolean {
  return hooked.has(program);
}

/** Puts an error among those that tsc has about the options. */
export function withSetupError(program: ts.Program, error: ts.Diagnostic): ts.Program {
  const options = program.getOptionsDiagnostics.bind(program);
  program.getOptionsDiagnostics = (token) => [...options(token), error];
  return program;
}

/** The error of a program that the transformer meets and the hook has not seen. */
export function hookMissing(program: ts.Program): ts.Diagnostic | undefined {
  if (hooked.has(program) || !ProgramModel.of(program).dsl.used) return undefined;
  return setupError(
    9003,
    `${configName(program)} runs tsglove's transformer without its hook: ` +
      "its diagnostics are not shown, and incremental builds leave stale output. " +
      `Add ${entryText(PROGRAM_ENTRY)} to "compilerOptions.plugins".`,
  );
}

function setupError(code: number, messageText: string): ts.Diagnostic {
  return {
    file: undefined,
    start: undefined,
    length: undefined,
    category: ts.DiagnosticCategory.Error,
    code: printedCode(code),
    messageText,
    source: "tsglove",
  };
}

function configFileOf(options: ts.CompilerOptions): string | undefined {
  const file: unknown = options["configFilePath"];
  return typeof file === "string" ? file : undefined;
}

function configName(program: ts.Program): string {
  const file = configFileOf(program.getCompilerOptions());
  return file === undefined ? "tsconfig.json" : relative(program.getCurrentDirectory(), file);
}
