/**
 * Where the tables of trained networks are, and how they are read. They are not part of the repository: TSGLOVE_DATA names
 * their folder, else it is `../shared/data` beside the repository's root.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

/** Thrown where a file of the tables is not there: what needs it is left out, and says so. */
export class DataAbsent extends Error {
  constructor(readonly file: string) {
    super(
      `There is no ${file}. The tables are not part of this repository: let TSGLOVE_DATA name the folder that has them.`,
    );
  }
}

/** The root of the repository: modules are compiled into a folder of their own, so that it is no fixed way up. */
export function repositoryRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package-lock.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No folder above ${import.meta.dirname} has a package-lock.json.`);
    folder = parent;
  }
  return folder;
}

/** The folder of the tables, whether it is there or not. */
export function dataFolder(): string {
  const root = repositoryRoot();
  return resolve(root, process.env["TSGLOVE_DATA"] ?? "../shared/data");
}

/** The text of a file, unpacked where its name ends with `.gz`. @throws DataAbsent where it is not there. */
export function readData(name: string): string {
  const file = join(dataFolder(), name);
  if (!existsSync(file)) throw new DataAbsent(file);
  const bytes = readFileSync(file);
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The rows of a table with one header line, values between commas and no quotes. */
export class Table {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #rows: readonly string[];

  /** @throws DataAbsent where the file is not there. */
  constructor(readonly name: string) {
    const [header = "", ...rows] = readData(name).trimEnd().split("\n");
    this.#columns = new Map(header.split(",").map((each, index) => [each, index]));
    this.#rows = rows;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** Each row's values of some columns, as texts. @throws RangeError where there is no such column. */
  *rows(...columns: readonly string[]): Generator<readonly string[]> {
    const places = columns.map((column) => {
      const place = this.#columns.get(column);
      if (place !== undefined) return place;
      throw new RangeError(
        `${this.name} has no column "${column}"; it has ${[...this.#columns.keys()].join(", ")}.`,
      );
    });
    for (const row of this.#rows) {
      const values = row.split(",");
      yield places.map((place) => values[place] ?? "");
    }
  }
}

/** A value by its key. @throws RangeError where the table has no such row. */
export function lookUp<V>(table: ReadonlyMap<string, V>, key: string, what: string): V {
  const value = table.get(key);
  if (value === undefined) throw new RangeError(`${what} has no row "${key}".`);
  return value;
}
