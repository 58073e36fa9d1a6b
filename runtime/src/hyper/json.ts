/**
 * `fromJSON`, with the readers of the hyper values. A new kind joins by a method `json()` that says its kind and
 * settings, `{ kind: "intv", settings: { min, max, step, ...namedAndHinted(this.options) } }`, and by a line in the table
 * below, which makes a hyper value of such settings and the children. Settings come from outside: each is checked.
 */
import type { Hints } from "../geno/points.js";
import { describe } from "../symbolic/check.js";
import { floatDomain, intDomain } from "../symbolic/domain.js";
import type { Json, JsonObject } from "../symbolic/json/json-form.js";
import { recordOrigin } from "../symbolic/change/origin.js";
import { readJson, type HyperReader, type ReadOptions } from "../symbolic/json/json-read.js";
import { absentValue } from "./absent.js";
import { ManyOf } from "./many.js";
import { FloatValue, IntValue } from "./numbers.js";
import { OneOf } from "./oneof.js";
import type { HyperOptions } from "./options.js";

const readers: ReadonlyMap<string, HyperReader> = new Map<string, HyperReader>([
  ["oneof", (settings, children) => new OneOf(children, optionsOf(settings, []))],
  [
    "manyof",
    (settings, children) =>
      new ManyOf(numberOf(settings, "count"), children, {
        ...optionsOf(settings, ["count", "distinct", "sorted"]),
        distinct: flagOf(settings, "distinct", true),
        sorted: flagOf(settings, "sorted", false),
      }),
  ],
  [
    "floatv",
    (settings, children) => {
      requireNoChildren(children);
      return new FloatValue(
        floatDomain(numberOf(settings, "min"), numberOf(settings, "max"), scaleOf(settings)),
        optionsOf(settings, ["min", "max", "scale"]),
      );
    },
  ],
  [
    "intv",
    (settings, children) => {
      requireNoChildren(children);
      return new IntValue(
        intDomain(numberOf(settings, "min"), numberOf(settings, "max"), numberOf(settings, "step", 1)),
        optionsOf(settings, ["min", "max", "step"]),
      );
    },
  ],
  [
    "absent",
    (settings, children) => {
      requireNoChildren(children, "absent");
      requireNoSettings(settings);
      return absentValue;
    },
  ],
]);

/**
 * The value that JSON describes, as `toJSON` wrote it: objects of loaded `@searchable` classes, hyper values, arrays,
 * plain objects, literals. The JSON may come from anywhere: it is checked against the classes and their domains, and
 * nothing but their constructors runs; a key `__proto__` is left out.
 *
 * @param json what `JSON.parse` gives.
 * @param options.unknown what to make of objects whose class is not loaded: an error (the default) or, with `"keep"`, an
 *   `UnknownObject`, which leaves the objects around it abstract and is written as it was read.
 * @throws TypeError or RangeError naming the path and what should stand there: an unknown class or argument, a missing
 *   one, a value outside its domain, a version that is newer than the class's, a reference to nothing, nesting of more
 *   than 1,000; whatever a constructor or a migration throws comes as the cause.
 */
export function fromJSON(json: unknown, options: ReadOptions = {}): unknown {
  const value = readJson(json, readers, options);
  if (typeof value === "object" && value !== null) recordOrigin(value, { kind: "load", source: json });
  return value;
}

function optionsOf(settings: JsonObject, own: readonly string[]): HyperOptions {
  const unknown = Object.keys(settings).find((key) => !["name", "hints", ...own].includes(key));
  if (unknown !== undefined)
    throw new TypeError(
      `there is no setting "${unknown.slice(0, 60)}"; there are ${[...own, "name", "hints"].join(", ")}`,
    );
  const { name, hints } = settings;
  if (name !== undefined && typeof name !== "string")
    throw new TypeError(`"name" is ${describe(name)}, and not a text`);
  return {
    ...(name === undefined ? {} : { name }),
    ...(hints === undefined ? {} : { hints: hintsOf(hints) }),
  };
}

/** Hints are any JSON; a deep one would be a trap for whoever reads them. */
function hintsOf(hints: Json, depth = 0): Hints {
  if (depth > 100) throw new RangeError('"hints" are nested more than 100 deep');
  if (typeof hints !== "object" || hints === null) return hints;
  if (Array.isArray(hints)) return hints.map((each: Json) => hintsOf(each, depth + 1));
  return Object.fromEntries(
    Object.entries(hints)
      .filter(([key]) => key !== "__proto__")
      .map(([key, each]) => [key, hintsOf(each, depth + 1)]),
  );
}

function numberOf(settings: JsonObject, key: string, otherwise?: number): number {
  const value = settings[key] ?? otherwise;
  if (typeof value === "number") return value;
  throw new TypeError(`"${key}" is ${describe(value)}, and not a number`);
}

function flagOf(settings: JsonObject, key: string, otherwise: boolean): boolean {
  const value = settings[key] ?? otherwise;
  if (typeof value === "boolean") return value;
  throw new TypeError(`"${key}" is ${describe(value)}, and not true or false`);
}

function scaleOf({ scale = "linear" }: JsonObject): "linear" | "log" | "rlog" {
  if (scale === "linear" || scale === "log" || scale === "rlog") return scale;
  throw new TypeError(`"scale" is ${describe(scale)}, and not "linear", "log" or "rlog"`);
}

function requireNoChildren(children: readonly unknown[], what = "a range"): void {
  if (children.length > 0) throw new TypeError(`${what} has no candidates; its list is empty`);
}

function requireNoSettings(settings: JsonObject): void {
  const [key] = Object.keys(settings);
  if (key !== undefined) throw new TypeError(`"${key}" is no setting of absent; it has none`);
}
