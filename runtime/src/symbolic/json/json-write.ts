/** Symbolic values as JSON. */
import { describe } from "../check.js";
import { HyperValue } from "../hyper-value.js";
import { escapeKey, jsonLiteral, nameOfNumber, setProperty, type Json } from "./json-form.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import type { Key } from "../node.js";
import { argumentsOf, infoOf } from "../object.js";
import type { ClassInfo } from "../class-info.js";
import { pathText } from "../paths.js";
import { isRef } from "../ref.js";
import { serialOf } from "./serializable.js";
import { UnknownObject } from "./unknown-object.js";

/**
 * A symbolic value as JSON, from which `fromJSON` makes an equal one: objects by the name of their class and their init
 * arguments, hyper values by their candidates and settings. A shared part (`ref`) is written once. `JSON.stringify` takes
 * the result.
 *
 * @param value a symbolic object, hyper value, array, plain object or literal.
 * @throws TypeError naming the path of a value that has no JSON form: an object of a class that is not `@searchable`, a
 *   function. RangeError for a value that is nested more than 1,000 deep, or contains itself.
 */
export function toJSON(value: unknown): Json {
  return new Writer(value).document();
}

class Writer {
  readonly #root: unknown;
  readonly #keys: Key[] = [];
  readonly #ids = new Map<object, number>();
  /** Undefined while an item is being written. */
  readonly #shared: (Json | undefined)[] = [];

  constructor(root: unknown) {
    this.#root = root;
  }

  document(): Json {
    const root = this.#write(this.#root, 0);
    if (this.#shared.length === 0) return root;
    return { $root: root, $shared: this.#shared.map((item) => item ?? null) };
  }

  #write(value: unknown, depth: number): Json {
    const literal = jsonLiteral(value);
    if (literal !== undefined) return literal;
    switch (typeof value) {
      case "number":
        return { $number: nameOfNumber(value) };
      case "bigint":
        return { $bigint: String(value) };
      case "undefined":
        return { $undefined: true };
      case "object":
        if (value === null || depth > DEEPEST) throw nestingError(this.#root, "toJSON");
        return depth > 0 && isRef(value) ? this.#writeShared(value, depth) : this.#writeObject(value, depth);
      default:
        throw this.#problem(value);
    }
  }

  #writeShared(value: object, depth: number): Json {
    const known = this.#ids.get(value);
    if (known !== undefined) {
      if (this.#shared[known] === undefined)
        throw new RangeError(
          `${this.#place()}: what is shared here contains itself; JSON has no form for that.`,
        );
      return { $ref: known };
    }
    const id = this.#shared.push(undefined) - 1;
    this.#ids.set(value, id);
    this.#shared[id] = this.#writeObject(value, depth);
    return { $ref: id };
  }

  #writeObject(value: object, depth: number): Json {
    if (isPlainArray(value)) return this.#writeItems(value, depth);
    if (value instanceof UnknownObject) return this.#writeUnknown(value, depth);
    if (value instanceof HyperValue) {
      const { kind, settings } = this.#hyperForm(value);
      return { [`$${kind}`]: this.#writeItems(value.children, depth), ...settings };
    }
    const entry = infoOf(value);
    if (entry !== undefined) return this.#writeSymbolic(value, entry, depth);
    if (!isPlainObject(value)) throw this.#problem(value);
    const form = {};
    for (const key of Object.keys(value)) this.#writeProperty(form, key, value[key], depth);
    return form;
  }

  #writeItems(items: readonly unknown[], depth: number): Json {
    const list: Json[] = [];
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      // A list may be a data set: what stands for itself needs no path.
      const literal = jsonLiteral(item);
      if (literal !== undefined) {
        list.push(literal);
        continue;
      }
      this.#keys.push(i);
      list.push(item === undefined && !(i in items) ? { $hole: true } : this.#write(item, depth + 1));
      this.#keys.pop();
    }
    return list;
  }

  #writeSymbolic(object: object, entry: ClassInfo, depth: number): Json {
    const { name, version } = serialOf(entry);
    const form: Record<string, Json> = { $class: name };
    if (version > 1) form["$version"] = version;
    const given = argumentsOf(object);
    entry.params.forEach((param, index) => {
      // An omitted argument is no argument; one that is undefined and has to be given is written.
      if (given[index] !== undefined || !(param.optional || param.rest))
        this.#writeProperty(form, param.name, given[index], depth);
    });
    return form;
  }

  #writeUnknown({ className, version, names, children }: UnknownObject, depth: number): Json {
    const form: Record<string, Json> = { $class: className };
    if (version > 1) form["$version"] = version;
    names.forEach((name, index) => {
      this.#writeProperty(form, name, children[index], depth);
    });
    return form;
  }

  #writeProperty(form: object, key: string, value: unknown, depth: number): void {
    this.#keys.push(key);
    setProperty(form, escapeKey(key), this.#write(value, depth + 1));
    this.#keys.pop();
  }

  #hyperForm(value: HyperValue): ReturnType<HyperValue["json"]> {
    try {
      return value.json();
    } catch (error) {
      throw error instanceof TypeError ? new TypeError(`${this.#place()}: ${error.message}`) : error;
    }
  }

  #problem(value: unknown): TypeError {
    return new TypeError(
      `${this.#place()}: ${describe(value)} has no JSON form; only @searchable classes, arrays, plain objects and literals have.`,
    );
  }

  #place(): string {
    return pathText(["value", ...this.#keys]);
  }
}
