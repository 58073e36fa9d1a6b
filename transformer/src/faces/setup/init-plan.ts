/** What `init` would change in a project: computed whole before anything is written. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { entryMistake, entryText, missingEntries } from "../plugin-entries.js";
import { JsonText } from "./json-text.js";
import {
  buildingConfigs,
  installedPackage,
  packageFolders,
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
    "skipLibCheck": true,
    "rootDir": "src",
    "outDir": "dist"
  },
  "include": ["src"]
}
`;

/** @throws SetupError where the project is in no state to be set up. */
export function planInit(folder: string, tsconfig: string): InitPlan {
  const notes: string[] = [];
  const file = resolve(folder, tsconfig);
  const packageJson = readPackageJson(folder);
  const moves = isOnSeven(folder, packageJson);
  const changes = [
    ...planTsConfigs(folder, file, notes),
    planPackageJson(folder, packageJson, moves, notes),
    ...packageFolders(folder, existsSync(file) ? buildingConfigs(readTsConfigs(file)) : []).map((each) =>
      planPackage(folder, each, notes),
    ),
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
  const building = buildingConfigs(configs);
  const shared = building.length > 1 ? sharedBase(building) : undefined;
  if (shared !== undefined) {
    const names = building.map((each) => shortPath(folder, each.file)).join(", ");
    notes.push(`${shortPath(folder, shared)} is set up, which ${names} extend.`);
  } else if (building.length > 1)
    notes.push(
      `These projects are set up, each in its own file: ${building.map((each) => shortPath(folder, each.file)).join(", ")}.`,
    );
  const texts = new Map<string, JsonText>();
  for (const each of building) planTsConfig(folder, each, shared ?? each.file, texts, notes);
  return [...texts].map(([each, { text }]) => ({
    file: each,
    before: readFileSync(each, "utf8"),
    after: text,
  }));
}

/** The nearest file of the project that all configurations extend, where a list of plugins in it is the one that counts in all. */
function sharedBase(configs: readonly TsConfig[]): string | undefined {
  const [first] = configs;
  return first?.bases.find((base) => {
    if (/[\\/]node_modules[\\/]/.test(base)) return false;
    return configs.every(
      ({ file, bases }) =>
        bases.includes(base) && [file, ...bases].every((each) => each === base || !hasPlugins(each)),
    );
  });
}

function hasPlugins(file: string): boolean {
  return new JsonText(readFileSync(file, "utf8"), file).value("compilerOptions", "plugins") !== undefined;
}

/** @param into the file that is edited: its own, or one that it extends. */
function planTsConfig(
  folder: string,
  { file, options }: TsConfig,
  into: string,
  texts: Map<string, JsonText>,
  notes: string[],
): void {
  const name = shortPath(folder, file);
  const mistake = entryMistake(options["plugins"], dirname(file));
  if (mistake !== undefined) throw new SetupError(`${name} ${mistake}`);
  const config = texts.get(into) ?? new JsonText(readFileSync(into, "utf8"), shortPath(folder, into));
  texts.set(into, config);
  const { strict, strictNullChecks } = options;
  if (strict === undefined && strictNullChecks === undefined) config.set(["compilerOptions", "strict"], true);
  else if (!(strictNullChecks ?? strict ?? true))
    notes.push(
      `${name} switches strictNullChecks off, and search spaces are read from strict types: write "strictNullChecks": true.`,
    );
  const own = config.value("compilerOptions", "plugins");
  // Of a file that several extend the list is read anew: the first of them has set it up.
  const plugins: unknown = own ?? options["plugins"];
  const inherited: readonly unknown[] = own === undefined && Array.isArray(plugins) ? plugins : [];
  const missing = missingEntries(plugins, dirname(into));
  if (missing.length > 0 && inherited.length > 0)
    notes.push(
      `${name} extends a configuration that has plugins. TypeScript does not merge the two lists, so that they are repeated in ${name}.`,
    );
  if (missing.length > 0) addEntries(config, inherited, dirname(into), plugins);
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
  planScripts(config, scripts, "", notes);
  return { file, before, after: config.text };
}

/** @param place where the scripts stand, as words behind the name of one. */
function planScripts(
  config: JsonText,
  scripts: PackageJson["scripts"],
  place: string,
  notes: string[],
): void {
  for (const [name, command] of Object.entries(scripts)) {
    if (!callsTsc(command)) continue;
    if (name === "build" && /^tsc(?=\s|$)[^&|;<>`$]*$/.test(command))
      config.set(["scripts", name], command.replace(/^tsc/, "tspc"));
    else
      notes.push(
        `The script "${name}"${place} runs \`${command}\`. Where it emits code, write tspc in place of tsc.`,
      );
  }
}

/** The scripts of a package of the workspace. */
function planPackage(folder: string, packageFolder: string, notes: string[]): FileChange {
  const file = join(packageFolder, "package.json");
  const name = shortPath(folder, file);
  const before = readFileSync(file, "utf8");
  const config = new JsonText(before, name);
  planScripts(config, readPackageJson(packageFolder).scripts, ` of ${name}`, notes);
  return { file, before, after: config.text };
}

/** Whether a script runs tsc for code: `tsc --noEmit` only checks types, which any TypeScript may do. */
export function callsTsc(command: string): boolean {
  return command
    .split(/&&|\|\||[;|&]/)
    .some((part) => /(?:^|\s)tsc(?=\s|$)/.test(part.trim()) && !/--noEmit(?=\s|$)(?!\s+false)/i.test(part));
}
