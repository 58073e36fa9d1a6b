/** What is read of the project that is set up: its package.json, the tsconfig files that build it, installed packages. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import ts from "#typescript";
import { SetupError } from "./setup-error.js";

/** The members of a package.json that matter here; whatever is no text is left out. */
export interface PackageJson {
  readonly version: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A tsconfig.json with all that it extends. */
export interface TsConfig {
  readonly file: string;
  /** The configurations that it extends, near and far, in the order in which TypeScript reads them. */
  readonly bases: readonly string[];
  /** As tsc would take them. */
  readonly options: ts.CompilerOptions;
  readonly fileNames: readonly string[];
  readonly references: readonly string[];
  readonly errors: readonly string[];
}

/** @throws SetupError where there is none, or one that cannot be read. */
export function readPackageJson(folder: string): PackageJson {
  const file = join(folder, "package.json");
  if (!existsSync(file))
    throw new SetupError(`There is no package.json in ${folder}. Write one first: npm init -y`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new SetupError(
      `package.json cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const version = memberOf(content, "version");
  return {
    version: typeof version === "string" ? version : undefined,
    scripts: textsOf(memberOf(content, "scripts")),
    dependencies: textsOf(memberOf(content, "dependencies")),
    devDependencies: textsOf(memberOf(content, "devDependencies")),
  };
}

/** A tsconfig file and, where it is a solution of projects, those that it refers to, near and far. */
export function readTsConfigs(file: string): readonly TsConfig[] {
  const found = new Map<string, TsConfig>();
  const read = (each: string): void => {
    if (found.has(each)) return;
    const config = readTsConfig(each);
    found.set(each, config);
    config.references.forEach(read);
  };
  read(resolve(file));
  return [...found.values()];
}

function readTsConfig(file: string): TsConfig {
  if (!existsSync(file))
    return {
      file,
      bases: [],
      options: {},
      fileNames: [],
      references: [],
      errors: [`${file} does not exist.`],
    };
  const read = ts.readConfigFile(file, (name) => ts.sys.readFile(name));
  const config: unknown = read.config;
  const bases: string[] = [];
  const host: ts.ParseConfigHost = {
    ...ts.sys,
    readFile: (name) => {
      bases.push(resolve(name));
      return ts.sys.readFile(name);
    },
  };
  const parsed = ts.parseJsonConfigFileContent(config ?? {}, host, dirname(file), undefined, file);
  // A solution has no files of its own, which TypeScript takes for an error of the others.
  const errors = [
    ...(read.error === undefined ? [] : [read.error]),
    ...parsed.errors.filter(({ code }) => code !== 18_002 && code !== 18_003),
  ];
  return {
    file,
    bases,
    options: parsed.options,
    fileNames: parsed.fileNames,
    references: (parsed.projectReferences ?? []).map((each) => ts.resolveProjectReferencePath(each)),
    errors: errors.map((each) => ts.flattenDiagnosticMessageText(each.messageText, "\n")),
  };
}

/** The configurations that build code: not a solution, which has no files, nor one of a tool's own configuration (vite.config.ts). */
export function buildingConfigs(configs: readonly TsConfig[]): readonly TsConfig[] {
  const building = configs.filter(
    ({ fileNames, references }) => fileNames.length > 0 || references.length === 0,
  );
  const ofCode = building.filter(
    ({ fileNames }) =>
      fileNames.length === 0 || !fileNames.every((each) => /\.config\.[cm]?[jt]s$/.test(each)),
  );
  return ofCode.length === 0 ? building : ofCode;
}

/** The folders of a workspace's packages that configurations build, without the project's own. */
export function packageFolders(folder: string, configs: readonly TsConfig[]): readonly string[] {
  const folders = new Set(configs.map(({ file }) => dirname(file)));
  folders.delete(resolve(folder));
  return [...folders].filter((each) => existsSync(join(each, "package.json")));
}

/** Where a package is installed for a folder's modules, and which version. */
export function installedPackage(
  folder: string,
  name: string,
): { readonly version: string; readonly folder: string } | undefined {
  // Not every package lets its package.json be resolved, so that the folders are looked through.
  for (const modules of createRequire(join(folder, "package.json")).resolve.paths(name) ?? []) {
    const found = join(modules, name);
    if (!existsSync(join(found, "package.json"))) continue;
    const { version } = readPackageJson(found);
    return version === undefined ? undefined : { version, folder: found };
  }
  return undefined;
}

/** A path as one says it in the project. */
export function shortPath(folder: string, file: string): string {
  const short = relative(folder, file);
  return short.startsWith(`..${sep}..`) ? file : short === "" ? basename(file) : short;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function textsOf(value: unknown): Record<string, string> {
  const entries: readonly (readonly [string, unknown])[] =
    typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([key, each]) => (typeof each === "string" ? [[key, each]] : [])),
  );
}
