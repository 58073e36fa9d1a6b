/** Symbolic values out of JSON, which may come from anywhere: it is data to check, and never more than data. */
import { describe } from "../describe.js";
import { givenArguments, type ClassInfo } from "../class-info.js";
import type { HyperValue } from "../hyper-value.js";
import { jsonLiteral, numberOfName, setProperty, unescapeKey, type JsonObject } from "./json-form.js";
import { argumentMisfit } from "../fit.js";
import { DEEPEST } from "../nesting.js";
import type { Key } from "../node.js";
import { construct } from "../object.js";
import { pathText } from "../paths.js";
import { ref } from "../ref.js";
import { classNamed, namesLike, serialOf, type NamedArguments } from "./serializable.js";
import { UnknownObject } from "./unknown-object.js";

/** How JSON is read. */
export interface ReadOptions {
  /**
   * What to do with an object whose class is not loaded: `"error"` (the default) refuses the JSON, `"keep"` puts an
   * `UnknownObject` in its place, which `toJSON` writes as it was.
   */
  readonly unknown?: "error" | "keep";
}

/**
 * Makes a hyper value of one kind out of its settings, which are whatever the JSON holds, and its children.
 *
 * @throws TypeError or RangeError, without the path, for settings that make none.
 */
export type HyperReader = (settings: JsonObject, children: readonly unknown[]) => HyperValue;

/** `fromJSON` with the readers of all kinds of hyper values, by kind: see `hyper/json.ts`. */
export function readJson(
  json: unknown,
  kinds: ReadonlyMap<string, HyperReader>,
  options: ReadOptions = {},
): unknown {
  return new Reader(kinds, options).document(json);
}

/** A shared object that is being made, or was. */
interface Shared {
  readonly value?: unknown;
  readonly isReady: boolean;
}

class Reader {
  readonly #kinds: ReadonlyMap<string, HyperReader>;
  readonly #keepsUnknown: boolean;
  readonly #keys: Key[] = [];
  #sharedJson: readonly unknown[] = [];
  readonly #shared = new Map<number, Shared>();

  constructor(kinds: ReadonlyMap<string, HyperReader>, { unknown = "error" }: ReadOptions) {
    this.#kinds = kinds;
    this.#keepsUnknown = unknown === "keep";
  }

  document(json: unknown): unknown {
    if (!isJsonObject(json) || !Object.hasOwn(json, "$root")) return this.#read(json, 0);
    const { $root: root, $shared: shared, ...more } = json;
    const extra = Object.keys(more)[0];
    if (!Array.isArray(shared) || extra !== undefined)
      throw this.#error(
        `a document with "$root" has "$shared", a list, beside it and nothing else${extra === undefined ? "" : `; there is "${extra}"`}`,
      );
    this.#sharedJson = shared;
    return this.#read(root, 0);
  }

  #read(json: unknown, depth: number): unknown {
    // Not from JSON, but no harm: a NaN that nobody wrote down.
    if (json === null || jsonLiteral(json) !== undefined || typeof json === "number") return json;
    if (depth > DEEPEST)
      throw new RangeError(
        `fromJSON: the JSON is nested more than ${DEEPEST} deep, at ${pathText(this.#keys.slice(0, 8))}… and below; no program is.`,
      );
    if (Array.isArray(json)) return this.#readItems(json, depth);
    if (!isJsonObject(json))
      throw this.#error(`${describe(json)} is no JSON; parse a text with JSON.parse first`);
    const marks = Object.keys(json).filter((key) => unescapeKey(key) === undefined);
    if (marks.length === 0) return this.#readPlain(json, depth);
    return marks.includes("$class")
      ? this.#readObject(json, marks, depth)
      : this.#readMarked(json, marks, depth);
  }

  #readItems(items: readonly unknown[], depth: number): unknown[] {
    const list: unknown[] = [];
    // By index: a list may be a data set, and an iterator takes several times as long.
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      const literal = jsonLiteral(item);
      if (literal !== undefined) {
        list.push(literal);
        continue;
      }
      if (isHole(item)) {
        list.length = index + 1;
        continue;
      }
      this.#keys.push(index);
      list.push(this.#read(item, depth + 1));
      this.#keys.pop();
    }
    return list;
  }

  #readPlain(json: JsonLike, depth: number): object {
    const object = {};
    for (const [key, value] of this.#readProperties(json, depth)) setProperty(object, key, value);
    return object;
  }

  /** The values under the user's own keys; `__proto__` is none. */
  #readProperties(json: JsonLike, depth: number): ReadonlyMap<string, unknown> {
    const values = new Map<string, unknown>();
    for (const key of Object.keys(json)) {
      const name = unescapeKey(key);
      if (name === undefined || key === "__proto__") continue;
      this.#keys.push(name);
      values.set(name, this.#read(json[key], depth + 1));
      this.#keys.pop();
    }
    return values;
  }

  #readMarked(json: JsonLike, [mark = "", ...more]: readonly string[], depth: number): unknown {
    if (more.length > 0) throw this.#error(`"${cut(mark)}" and "${cut(more[0] ?? "")}" do not go together`);
    const reader = this.#kinds.get(mark.slice(1));
    if (reader !== undefined) return this.#readHyper(json, mark, reader, depth);
    const content = json[mark];
    if (Object.keys(json).length > 1 && lonely.has(mark))
      throw this.#error(`"${mark}" stands alone in its object`);
    switch (mark) {
      case "$undefined":
        if (content === true) return undefined;
        throw this.#error('write { "$undefined": true }');
      case "$number": {
        const number = numberOfName(content);
        if (number !== undefined) return number;
        throw this.#error(
          `"$number" is NaN, Infinity, -Infinity or -0, as a text; there is ${shown(content)}`,
        );
      }
      case "$bigint":
        // Longer ones take seconds to parse; no program has them.
        if (typeof content === "string" && content.length <= 10_000 && /^-?\d+$/.test(content))
          return BigInt(content);
        throw this.#error(`"$bigint" is a text of at most 10,000 digits; there is ${shown(content)}`);
      case "$ref":
        return this.#readRef(content, depth);
      case "$hole":
        throw this.#error('"$hole" stands in arrays only');
      default:
        throw this.#error(
          `"${cut(mark)}" is no mark of tsglove's; there are ${["class", ...this.#kinds.keys()].map((kind) => `$${kind}`).join(", ")}. A key of one's own that starts with $ is written with $$`,
        );
    }
  }

  #readRef(index: unknown, depth: number): unknown {
    if (typeof index !== "number" || !Object.hasOwn(this.#sharedJson, index))
      throw this.#error(
        `"$ref" is an index of "$shared", which has ${this.#sharedJson.length}; there is ${shown(index)}`,
      );
    const known = this.#shared.get(index);
    if (known?.isReady === false) throw this.#error(`the shared object ${index} contains itself`);
    if (known !== undefined) return known.value;
    this.#shared.set(index, { isReady: false });
    // One level deeper, so that a chain of references has the bound that other nesting has.
    const value = ref(this.#read(this.#sharedJson[index], depth + 1));
    this.#shared.set(index, { value, isReady: true });
    return value;
  }

  #readHyper(json: JsonLike, mark: string, read: HyperReader, depth: number): HyperValue {
    const { [mark]: items, ...settings } = json;
    if (!Array.isArray(items)) throw this.#error(`"${mark}" is a list; there is ${shown(items)}`);
    const children = this.#readItems(items, depth);
    return this.#locate(() => read(settings as JsonObject, children));
  }

  #readObject(json: JsonLike, marks: readonly string[], depth: number): unknown {
    const { $class: name, $version: version = 1 } = json;
    const extra = marks.find((mark) => mark !== "$class" && mark !== "$version");
    if (extra !== undefined) throw this.#error(`"$class" and "${cut(extra)}" do not go together`);
    if (typeof name !== "string") throw this.#error(`"$class" is a text; there is ${shown(name)}`);
    if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1)
      throw this.#error(`"$version" is a whole number from 1 on; there is ${shown(version)}`);
    const entry = classNamed(name);
    if (entry !== undefined) return this.#makeObject(entry, version, json, depth);
    if (!this.#keepsUnknown) throw this.#error(unknownText(name));
    const values = this.#readProperties(json, depth);
    return new UnknownObject(name, version, [...values.keys()], [...values.values()]);
  }

  #makeObject(entry: ClassInfo, version: number, json: JsonLike, depth: number): unknown {
    const known = serialOf(entry);
    if (version > known.version)
      throw this.#error(
        `${entry.type.name} was written in version ${version}, and this program knows it up to version ${known.version}; read it with a newer program`,
      );
    const values = this.#migrated(entry, version, this.#readProperties(json, depth));
    const args = this.#argumentsOf(entry, values);
    return this.#locate(
      () => construct(entry, givenArguments(entry, args)),
      `${entry.type.name}${entry.isFunction === true ? "" : "'s constructor"}: `,
    );
  }

  #migrated(
    entry: ClassInfo,
    from: number,
    values: ReadonlyMap<string, unknown>,
  ): ReadonlyMap<string, unknown> {
    const { version, migrations } = serialOf(entry);
    if (from === version) return values;
    let args: NamedArguments = Object.fromEntries(values);
    for (let at = from; at < version; at++) {
      const before = args;
      const what = `the migration of ${entry.type.name} from version ${at}`;
      const migration = migrations[at];
      if (migration === undefined) continue;
      args = this.#locate(() => migration(before), `${what}: `);
      if (!isJsonObject(args)) throw this.#error(`${what} gave ${describe(args)}, and not arguments by name`);
    }
    return new Map(Object.entries(args));
  }

  #argumentsOf(entry: ClassInfo, values: ReadonlyMap<string, unknown>): readonly unknown[] {
    const { params, type } = entry;
    const takes = `it takes ${params.length === 0 ? "none" : params.map((param) => param.name).join(", ")}`;
    for (const name of values.keys())
      if (!params.some((param) => param.name === name))
        throw this.#error(
          `${type.name} has no argument "${cut(name)}"; ${takes}. Where it had one, say so: serializable(${type.name}, { version, migrations })`,
        );
    return params.map((param, index) => {
      if (!values.has(param.name) && !param.optional && !param.rest)
        throw this.#error(`${type.name} needs an argument "${param.name}"; ${takes}`);
      const value = values.get(param.name);
      this.#keys.push(param.name);
      if (param.rest && value !== undefined && !Array.isArray(value))
        throw this.#error(`${describe(value)} is not a list of arguments`);
      const misfit = argumentMisfit(entry, index, entry.domains()[index], value);
      this.#keys.push(...(misfit?.keys ?? []));
      if (misfit !== undefined) throw this.#error(misfit.problem());
      this.#keys.pop();
      return value;
    });
  }

  /** Adds the path to what goes wrong in code that does not know it. */
  #locate<T>(run: () => T, what = ""): T {
    try {
      return run();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const located = `${this.#place()}: ${what}${message}`;
      if (error instanceof RangeError) throw new RangeError(located, { cause: error });
      throw new TypeError(located, { cause: error });
    }
  }

  #error(problem: string): TypeError {
    return new TypeError(`${this.#place()}: ${problem}.`);
  }

  #place(): string {
    return this.#keys.length === 0 ? "fromJSON" : `fromJSON: ${cut(pathText(this.#keys))}`;
  }
}

/** Marks that say all there is to say. */
const lonely: ReadonlySet<string> = new Set(["$undefined", "$number", "$bigint", "$ref", "$hole"]);

/** An object of JSON whose values nobody has looked at. */
type JsonLike = Readonly<Record<string, unknown>>;

function isJsonObject(json: unknown): json is JsonLike {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return false;
  const prototype: unknown = Object.getPrototypeOf(json);
  // Also of another realm, such as a test runner's.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isHole(json: unknown): boolean {
  return isJsonObject(json) && json["$hole"] === true && Object.keys(json).length === 1;
}

function unknownText(name: string): string {
  const like = namesLike(name);
  return (
    `no class "${cut(name)}" is loaded; import its module first` +
    (like.length === 0 ? "" : `, or did you mean ${like.map((each) => `"${each}"`).join(" or ")}?`) +
    `. Where it was renamed or moved, say so beside the class: serializable(TheClass, { aliases: ["${cut(name)}"] })`
  );
}

/** What stands somewhere by mistake, in a few characters. */
function shown(json: unknown): string {
  return cut(describe(json), 60);
}

function cut(text: string, limit = 200): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}
