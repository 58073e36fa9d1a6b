/**
 * The second half of a decode with dependent values in it: they are replaced in rounds, each round those whose sources
 * are decided, until none is left. What derives from itself is found by a round without progress.
 */
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen } from "../symbolic/marks.js";
import { partsOf, type Key } from "../symbolic/node.js";
import { parsePath } from "../symbolic/paths.js";
import { rebind } from "../symbolic/rebind.js";
import { infoOf } from "../symbolic/object.js";
import { Contextual, Dependent, Derived, scopedValue } from "./dependent.js";

/** A dependent value in its place: the parts around it, innermost last. */
interface Site {
  readonly value: Dependent;
  readonly key: Key;
  readonly path: string;
  readonly around: readonly object[];
}

/**
 * @param root what was decoded; its dependent values are replaced in place where it can be.
 * @param named the values of named decisions.
 * @param mayStay whether values whose sources are not decided may stay (a partition left something out).
 * @throws RangeError where a source is unknown, or values derive from each other.
 */
export function resolveDependents(
  root: unknown,
  named: ReadonlyMap<string, unknown>,
  mayStay: boolean,
): unknown {
  // In a list of its own, the root too has something around it.
  const holder: unknown[] = [root];
  for (;;) {
    const sites = sitesOf(holder);
    if (sites.length === 0) return holder[0];
    const found = new Map<Dependent, Map<object, Map<Key, unknown>>>();
    let progress = 0;
    for (const site of sites) {
      const value = valueOf(site, holder[0], named);
      if (value === undefined) continue;
      progress++;
      const byParent = found.get(site.value) ?? new Map<object, Map<Key, unknown>>();
      const parent = site.around.at(-1) ?? holder;
      byParent.set(parent, (byParent.get(parent) ?? new Map<Key, unknown>()).set(site.key, value.value));
      found.set(site.value, byParent);
    }
    if (progress === 0) {
      if (mayStay) return holder[0];
      throw new RangeError(
        `${sites.map(({ path, value }) => `"${path}" (${value.source([])})`).join(", ")}: what it derives from is never decided; values must not derive from each other in a circle.`,
      );
    }
    rebind(holder, (key: Key, value: unknown, parent: object): unknown => {
      if (!(value instanceof Dependent)) return value;
      const own = found.get(value)?.get(parent);
      return own?.has(key) === true ? own.get(key) : value;
    });
  }
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
function valueOf(
  { value, key, path, around }: Site,
  root: unknown,
  named: ReadonlyMap<string, unknown>,
): { readonly value: unknown } | undefined {
  if (value instanceof Contextual) return contextualValue(value, key, path, around);
  if (!(value instanceof Derived)) return undefined;
  const sources: unknown[] = [];
  for (const source of value.sources) {
    const found = named.has(source) ? named.get(source) : at(root, source, path);
    if (isOpen(found)) return undefined;
    sources.push(found);
  }
  return { value: value.compute(...sources) };
}

function contextualValue(
  { options }: Contextual,
  key: Key,
  path: string,
  around: readonly object[],
): { readonly value: unknown } | undefined {
  const name = options.key ?? String(key);
  const scoped = scopedValue(name);
  if (scoped !== undefined) return scoped;
  // The innermost object around it holds the value itself, under a key that may be the same.
  for (const outer of around.slice(1, -1).reverse()) {
    if (Array.isArray(outer)) continue;
    const part = partsOf(outer)?.find(([own]) => own === name);
    if (part !== undefined) return isOpen(part[1]) ? undefined : { value: part[1] };
  }
  if ("default" in options) return { value: options.default };
  throw new RangeError(
    `"${path}": nothing above it has "${name}"; give it a default, contextual({ default: ... }), or a scope, withContext({ ${name}: ... }, run).`,
  );
}

/** What stands at a key path of the root. */
function at(root: unknown, source: string, path: string): unknown {
  let node = root;
  for (const key of parsePath(source)) {
    if (node instanceof HyperValue) return node;
    const part = partsOf(node)?.find(([own]) => own === key);
    if (part === undefined) {
      const known =
        infoOf(node)?.params.map(({ name }) => name) ?? partsOf(node)?.map(([own]) => String(own)) ?? [];
      throw new RangeError(
        `"${path}" derives from "${source}", which is no name of a decision and no path: at "${String(key)}" there is ${known.length === 0 ? "nothing" : known.join(", ")}.`,
      );
    }
    node = part[1];
  }
  return node;
}
