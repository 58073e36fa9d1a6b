/** What classes are called in JSON, and how data of older versions of them become data of today. */
import { infoById, knownIds, type ClassInfo } from "../class-info.js";
import type { Symbolizable } from "../domain.js";
import { requireInfo } from "../object.js";

/** Arguments of an object by parameter name, as values: nested objects are made already, and hyper values stand in spaces. */
export type NamedArguments = Readonly<Record<string, unknown>>;

/** How a class is written as JSON, and read. */
export interface SerialOptions {
  /** The name that JSON has for the class; by default its id, `package/path/of/module#Name`, which moves with the file. */
  readonly name?: string;
  /** Names and ids that older JSON has for it; `fromJSON` takes them for this class. */
  readonly aliases?: readonly string[];
  /** The version of the constructor's parameters, a whole number from 1, which is the default. */
  readonly version?: number;
  /**
   * For each older version, a function that makes its arguments into those of the next: `{ 1: ({ size, ...rest }) =>
   * ({ ...rest, kernel: size }) }`.
   */
  readonly migrations?: Readonly<Record<number, (args: NamedArguments) => NamedArguments>>;
}

interface Serial {
  readonly name: string;
  readonly version: number;
  readonly migrations: NonNullable<SerialOptions["migrations"]>;
}

const serials = new Map<string, Serial & { readonly names: readonly string[] }>();
const idsByName = new Map<string, string>();

/**
 * Gives a class a name of its own in JSON, and a version, so that what was written before it was renamed, moved or changed
 * can be read after. Called once, beside the class.
 *
 * @throws RangeError where a version has no migration, or a name is taken by another class; TypeError for a class that is
 *   not `@searchable`.
 * @example
 * ```ts
 * serializable(Conv, {
 *   name: "conv",
 *   aliases: ["app/layers#Convolution"],
 *   version: 2,
 *   migrations: { 1: ({ size, ...rest }) => ({ ...rest, kernel: size }) },
 * });
 * ```
 */
export function serializable(type: Symbolizable, options: SerialOptions): void {
  const { id } = requireInfo(type);
  const { name = id, aliases = [], version = 1, migrations = {} } = options;
  if (!Number.isSafeInteger(version) || version < 1)
    throw new RangeError(`serializable(${type.name}): version ${version} is not a whole number from 1 on.`);
  checkMigrations(type, version, migrations);
  const names = [name, ...aliases];
  for (const each of names) {
    const owner = idsByName.get(each) ?? (infoById(each) === undefined ? undefined : each);
    if (owner !== undefined && owner !== id)
      throw new RangeError(
        `serializable(${type.name}): "${each}" is what JSON calls the class ${owner} already; give another name.`,
      );
  }
  // A module that is loaded again says again, and perhaps something else, what its classes are called.
  for (const each of serials.get(id)?.names ?? []) idsByName.delete(each);
  for (const each of names) idsByName.set(each, id);
  serials.set(id, { name, version, migrations: { ...migrations }, names });
}

function checkMigrations(
  type: Symbolizable,
  version: number,
  migrations: NonNullable<SerialOptions["migrations"]>,
): void {
  const wrong = Object.keys(migrations).find(
    (from) => !(Number.isSafeInteger(Number(from)) && Number(from) >= 1 && Number(from) < version),
  );
  if (wrong !== undefined)
    throw new RangeError(
      `serializable(${type.name}): there is a migration from version ${wrong}, and the class has version ${version}; migrations start from versions below that.`,
    );
  const count = Object.keys(migrations).length;
  if (count === version - 1) return;
  let missing = 1;
  while (migrations[missing] !== undefined) missing++;
  throw new RangeError(
    `serializable(${type.name}): version ${version} needs a migration from each version before it; add one from ${missing}: migrations: { ${missing}: (args) => ({ ...args }) }.`,
  );
}

/** How objects of a class are written. */
export function serialOf(entry: ClassInfo): Serial {
  return serials.get(entry.id) ?? { name: entry.id, version: 1, migrations: {} };
}

/** The class that JSON calls so: by name, alias or id. */
export function classNamed(name: string): ClassInfo | undefined {
  return infoById(idsByName.get(name) ?? name);
}

/** Known names that look like this one, the nearest first, at most three. */
export function namesLike(name: string): readonly string[] {
  if (name.length > 200) return [];
  const known = new Set([...knownIds(), ...idsByName.keys()]);
  return [...known]
    .map((each) => ({ each, distance: distanceOf(name, each) }))
    .filter(({ distance }) => distance < 1)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ each }) => each);
}

/** Below 1 for names that may be meant: the same class of another module, or a few letters apart. */
function distanceOf(name: string, known: string): number {
  if (known.length > 200) return 1;
  const edits = editDistance(name, known) / Math.max(3, Math.min(name.length, known.length) / 3);
  return className(name) === className(known) ? Math.min(0.9, edits) : edits;
}

function className(name: string): string {
  return name.slice(name.lastIndexOf("#") + 1);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
