/** What `init` would change in a project: computed whole before anything is written. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { entryText, missingEntries } from "../plugin-entries.js";
import { JsonText } from "./json-text.js";
import {
  installedPackage,
  readPackageJson,
  readTsConfigs,
  shortPath,
  type PackageJson,
  type TsConfig,
} from "./project-files.js";
import { majorOf, NATIVE_TYPESCRIPT, OWN_VERSION, TS_PATCH_RANGE, TYPESCRIPT_RANGE } from "./versions.js";
import { SetupError } from "./setup-error.js";
import type { FileChange } from "./write-together.js";

export interface InitPlan {
  readonly changes: readonly FileChange[];
  /** What the user has to know or do besides. */
  readonly notes: readonly string[];
  /** The project is on TypeScript 7, which has to make room; why, in words. */
  readonly movesTypeScript: string | undefined;
}

const NEW_TSCONFIG = `{
  "compilerOptions": {
    "target": "es2022",
    "module": "nodenext",
    "rootDir": "src",
    "outDir": "dist"
  },
  "include": ["src"]
}
`;

/** @throws SetupError where the project is in no state to be set up. */
export function planInit(folder: string, tsconfig: string): InitPlan {
  const notes: string[] = [];
  const packageJson = readPackageJson(folder);
  const moves = isOnSeven(folder, packageJson);
  const changes = [
    ...planTsConfigs(folder, resolve(folder, tsconfig), notes),
    planPackageJson(folder, packageJson, moves, notes),
  ].filter(({ before, after }) => before !== after);
  return { changes, notes, movesTypeScript: moves ? MOVES : undefined };
}

const MOVES =
  "This project is on TypeScript 7, which has no transformers: tspc needs TypeScript 6.0 under the name `typescript`. " +
  `TypeScript 7 stays beside it as ${NATIVE_TYPESCRIPT} (node node_modules/${NATIVE_TYPESCRIPT}/bin/tsc checks types with it).`;

function isOnSeven(folder: string, { dependencies, devDependencies }: PackageJson): boolean {
  const range = devDependencies["typescript"] ?? dependencies["typescript"];
  if (range === undefined) return false;
  return (majorOf(range) ?? majorOf(installedPackage(folder, "typescript")?.version ?? "6")) === 7;
}

function planTsConfigs(folder: string, file: string, notes: string[]): readonly FileChange[] {
  if (!existsSync(file)) {
    const config = new JsonText(NEW_TSCONFIG, shortPath(folder, file));
    config.set(["compilerOptions", "strict"], true);
    addEntries(config, [], dirname(file));
    return [{ file, before: undefined, after: config.text }];
  }
  const configs = readTsConfigs(file);
  for (const { file: each, errors } of configs)
    if (errors[0] !== undefined) throw new SetupError(`${shortPath(folder, each)}: ${errors[0]}`);
  // A solution file builds nothing itself.
  const building = configs.filter(
    ({ fileNames, references }) => fileNames.length > 0 || references.length === 0,
  );
  if (building.length > 1)
    notes.push(
      `These projects are set up, each in its own file: ${building.map((each) => shortPath(folder, each.file)).join(", ")}.`,
    );
  return building.map((each) => planTsConfig(folder, each, notes));
}

function planTsConfig(folder: string, { file, options }: TsConfig, notes: string[]): FileChange {
  const name = shortPath(folder, file);
  const before = readFileSync(file, "utf8");
  const config = new JsonText(before, name);
  const { strict, strictNullChecks } = options;
  if (strict === undefined && strictNullChecks === undefined) config.set(["compilerOptions", "strict"], true);
  else if (!(strictNullChecks ?? strict ?? true))
    notes.push(
      `${name} switches strictNullChecks off, and search spaces are read from strict types: write "strictNullChecks": true.`,
    );
  const plugins: unknown = options["plugins"];
  const inherited: readonly unknown[] =
    config.value("compilerOptions", "plugins") === undefined && Array.isArray(plugins) ? plugins : [];
  const missing = missingEntries(plugins, dirname(file));
  if (missing.length > 0 && inherited.length > 0)
    notes.push(
      `${name} extends a configuration that has plugins. TypeScript does not merge the two lists, so that they are repeated in ${name}.`,
    );
  if (missing.length > 0) addEntries(config, inherited, dirname(file), plugins);
  return { file, before, after: config.text };
}

function addEntries(
  config: JsonText,
  inherited: readonly unknown[],
  folder: string,
  plugins?: unknown,
): void {
  config.append(
    ["compilerOptions", "plugins"],
    [...inherited.map((each) => JSON.stringify(each)), ...missingEntries(plugins, folder).map(entryText)],
  );
}

function planPackageJson(
  folder: string,
  { dependencies, devDependencies, scripts }: PackageJson,
  moves: boolean,
  notes: string[],
): FileChange {
  const file = join(folder, "package.json");
  const before = readFileSync(file, "utf8");
  const config = new JsonText(before, "package.json");
  const need = (name: string, range: string, isFine: (found: string) => boolean, kind: string): void => {
    const section = Object.hasOwn(devDependencies, name)
      ? "devDependencies"
      : Object.hasOwn(dependencies, name)
        ? "dependencies"
        : kind;
    const found = devDependencies[name] ?? dependencies[name];
    if (found === undefined || !isFine(found)) config.set([section, name], range);
  };
  const isOwn = (found: string): boolean =>
    majorOf(found) === undefined || found.replace(/^[\^~=v]+/, "") === OWN_VERSION;
  need("tsglove", OWN_VERSION, isOwn, "dependencies");
  need("@tsglove/transformer", OWN_VERSION, isOwn, "devDependencies");
  need("ts-patch", TS_PATCH_RANGE, (found) => (majorOf(found) ?? 4) === 4, "devDependencies");
  const native = devDependencies["typescript"] ?? dependencies["typescript"] ?? "";
  if (moves) {
    need(
      NATIVE_TYPESCRIPT,
      `npm:typescript@${majorOf(native) === undefined ? "^7.0.2" : native}`,
      () => true,
      "devDependencies",
    );
    need("typescript", TYPESCRIPT_RANGE, () => false, "devDependencies");
  } else need("typescript", TYPESCRIPT_RANGE, (found) => (majorOf(found) ?? 6) === 6, "devDependencies");
  for (const [name, command] of Object.entries(scripts)) {
    if (!callsTsc(command)) continue;
    if (name === "build" && /^tsc(?=\s|$)[^&|;<>`$]*$/.test(command))
      config.set(["scripts", name], command.replace(/^tsc/, "tspc"));
    else
      notes.push(
        `The script "${name}" runs \`${command}\`. Where it emits code, write tspc in place of tsc.`,
      );
  }
  return { file, before, after: config.text };
}

/** Whether a script runs tsc for code: `tsc --noEmit` only checks types, which any TypeScript may do. */
export function callsTsc(command: string): boolean {
  return command
    .split(/&&|\|\||[;|&]/)
    .some((part) => /(?:^|\s)tsc(?=\s|$)/.test(part.trim()) && !/--noEmit(?=\s|$)(?!\s+false)/i.test(part));
}
