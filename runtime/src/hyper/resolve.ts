/**
 * The second half of a decode with dependent values in it: they are replaced in rounds, each round those whose sources
 * are decided, until none is left. What derives from itself is found by a round without progress.
 */
import { describe } from "../symbolic/check.js";
import { copy } from "../symbolic/change/copy.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen } from "../symbolic/marks.js";
import { below } from "../symbolic/nesting.js";
import { partsOf, withParts, type Key } from "../symbolic/node.js";
import { parsePath } from "../symbolic/paths.js";
import { infoOf } from "../symbolic/object.js";
import { isRef } from "../symbolic/ref.js";
import { absentValue } from "./absent.js";
import { Contextual, Dependent, Derived, scopedValue } from "./dependent.js";

/** What is known when values are computed. */
interface Known {
  readonly root: unknown;
  readonly named: ReadonlyMap<string, unknown>;
  readonly mayStay: boolean;
  readonly absentPaths: ReadonlySet<string>;
}

/** A dependent value in its place: the parts around it, innermost last. */
interface Site {
  readonly value: Dependent;
  readonly key: Key;
  readonly path: string;
  readonly around: readonly object[];
}

/**
 * @param root what was decoded: new, and so free to be taken apart.
 * @param named the values of named decisions.
 * @param absentPaths those of properties that may be left out: there the value is undefined.
 * @param mayStay whether values whose sources are not decided may stay (a partition left something out).
 * @returns the root with its dependent values computed.
 * @throws RangeError where a source is unknown, or values derive from each other; TypeError where one comes to something undecided.
 */
export function resolveDependents(
  root: unknown,
  named: ReadonlyMap<string, unknown>,
  mayStay: boolean,
  absentPaths: ReadonlySet<string>,
): unknown {
  // In a list of its own, the root too has something around it.
  let holder: readonly unknown[] = [root];
  for (;;) {
    const sites = sitesOf(holder);
    const found = new Map<object, Map<Key, unknown>>();
    for (const site of sites) {
      const value = valueOf(site, { root: holder[0], named, mayStay, absentPaths });
      const parent = site.around.at(-1);
      if (value === undefined || parent === undefined) continue;
      found.set(parent, (found.get(parent) ?? new Map<Key, unknown>()).set(site.key, value.value));
    }
    if (found.size > 0) {
      const value = withFound(holder[0], found.get(holder), 0);
      const inner = Object.is(value, holder[0]);
      holder = [
        inner ? replaced(value, (part, key, parent) => withFound(part, found.get(parent), key)) : value,
      ];
      continue;
    }
    if (sites.length === 0 || mayStay) break;
    throw new RangeError(
      `${sites.map(({ path, value }) => `"${path}" (${value.source([])})`).join(", ")}: what it derives from is never decided; values must not derive from each other in a circle.`,
    );
  }
  // Another loop decides the rest; the names of this one are no names there.
  if (!mayStay) return holder[0];
  const bind = (part: unknown): unknown => (part instanceof Derived ? part.withKnown(named) : part);
  return replaced(bind(holder[0]), bind);
}

function withFound(part: unknown, found: ReadonlyMap<Key, unknown> | undefined, key: Key): unknown {
  return found?.has(key) === true ? found.get(key) : part;
}

/** An undecided value with other parts in some places; what has none of these stays the object that it is. */
function replaced(node: unknown, change: (part: unknown, key: Key, parent: object) => unknown): unknown {
  if (typeof node !== "object" || node === null || !isOpen(node)) return node;
  const parts = partsOf(node) ?? [];
  const next = parts.map(([key, part]) => {
    const changed = change(part, key, node);
    return Object.is(changed, part) ? replaced(part, change) : changed;
  });
  return next.some((part, index) => !Object.is(part, parts[index]?.[1])) ? withParts(node, next) : node;
}

function sitesOf(holder: readonly unknown[]): readonly Site[] {
  const sites: Site[] = [];
  const visit = (node: unknown, path: string, around: readonly object[]): void => {
    if (!isOpen(node) || typeof node !== "object" || node === null) return;
    for (const [key, part] of partsOf(node) ?? []) {
      const at =
        typeof key === "number"
          ? around.length === 0
            ? ""
            : `${path}[${key}]`
          : path === ""
            ? key
            : `${path}.${key}`;
      if (part instanceof Dependent) sites.push({ value: part, key, path: at, around: [...around, node] });
      else if (!(part instanceof HyperValue)) visit(part, at, [...around, node]);
    }
  };
  visit(holder, "", []);
  return sites;
}

/** What a site's value comes to, undefined where its sources are not decided yet. */
function valueOf(site: Site, known: Known): { readonly value: unknown } | undefined {
  const { value, path } = site;
  const found =
    value instanceof Contextual
      ? contextualValue(value, site)
      : value instanceof Derived
        ? derivedValue(value, path, known)
        : undefined;
  if (found === undefined) return undefined;
  if (isOpen(found.value))
    throw new TypeError(
      `"${path}": ${value.source([])} comes to ${describe(found.value)} that is not decided; it has to give a decided value.`,
    );
  // A part stands at one place: where one of another place was given, this one gets a copy.
  return { value: isRef(found.value) ? found.value : copy(found.value) };
}

function derivedValue(value: Derived, path: string, known: Known): { readonly value: unknown } | undefined {
  const sources: unknown[] = [];
  for (const source of value.sources) {
    const decided = [value.known, known.named].find((each) => each.has(source));
    const found = decided === undefined ? at(source, path, known) : { value: decided.get(source) };
    if (found?.value === absentValue) sources.push(undefined);
    else if (found === undefined || isOpen(found.value)) return undefined;
    else sources.push(found.value);
  }
  return { value: value.compute(...sources) };
}

function contextualValue(
  { options }: Contextual,
  { key, path, around }: Site,
): { readonly value: unknown } | undefined {
  const name = options.key ?? String(key);
  const scoped = scopedValue(name);
  if (scoped !== undefined) return scoped;
  // The list around the root is ours. The innermost object may hold the value itself under the key that is looked for.
  const outers = around.slice(1, name === String(key) ? -1 : undefined);
  for (const outer of outers.reverse()) {
    if (Array.isArray(outer)) continue;
    const part = partsOf(outer)?.find(([own]) => own === name);
    if (part !== undefined) return isOpen(part[1]) ? undefined : { value: part[1] };
  }
  if ("default" in options) return { value: options.default };
  throw new RangeError(
    `"${path}": nothing above it has "${name}"; give it a default, contextual({ default: ... }), or a scope, withContext({ ${name}: ... }, run).`,
  );
}

/** What stands at a key path of the root; undefined where nothing does that another loop may decide. */
function at(
  source: string,
  path: string,
  { root, mayStay, absentPaths }: Known,
): { readonly value: unknown } | undefined {
  let node = root;
  const keys = keysOf(source, path);
  for (const [index, key] of keys.entries()) {
    if (node instanceof HyperValue) return undefined;
    const part = partsOf(node)?.find(([own]) => own === key);
    if (part === undefined) {
      // What is inside of something absent is as absent as that.
      if (absentPaths.has(keys.slice(0, index + 1).reduce(below, ""))) return { value: undefined };
      if (mayStay) return undefined;
      const known =
        infoOf(node)?.params.map(({ name }) => name) ?? partsOf(node)?.map(([own]) => String(own)) ?? [];
      throw new RangeError(
        `"${path}" derives from "${source}", which is no name of a decision that is made here and no path: at "${String(key)}" there is ${known.length === 0 ? "nothing" : known.join(", ")}.`,
      );
    }
    node = part[1];
  }
  return { value: node };
}

function keysOf(source: string, path: string): readonly Key[] {
  try {
    return parsePath(source);
  } catch (cause) {
    throw new RangeError(
      `"${path}" derives from "${source}", which is no name of a decision that is made here and no path.`,
      { cause },
    );
  }
}
