/**
 * A rebind as planned: which parts change, found and checked before anything does. A plan is a tree along the ways to
 * the changes, and nothing beside them; so editing one leaf looks at the objects above it only.
 */
import { describe } from "../describe.js";
import { givenCount } from "../class-info.js";
import type { Domain } from "../domain.js";
import { accepts, argumentMisfit, misfitOf } from "../fit.js";
import { eq } from "../reading/equal.js";
import { HyperValue } from "../hyper-value.js";
import { Insertion, remove } from "./list-edits.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import { keyAt, placeOf, readParts, type Key, type Parts } from "../node.js";
import { parsePath, pathText } from "../paths.js";
import { isRef, sharing } from "../ref.js";

/** Says what is to stand in place of `value`, which is `key` of `parent`; the value itself leaves it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parts of every type pass through one callback; `unknown` would make each rule a cast
export type Rewrite = (key: Key, value: any, parent: object) => unknown;

/** One change of an object's own parts. */
export interface Edit {
  readonly kind: "set" | "insert" | "remove";
  readonly key: Key;
  /** Where the key is among the parts; behind them for what is new. */
  readonly at: number;
  /** What stands there; undefined of an insertion. */
  readonly before: unknown;
  /** What is to stand there; of an insertion the list of items; undefined of a removal. */
  readonly after: unknown;
}

/** The changes of one object and of what is below it. */
export interface Plan {
  readonly node: object;
  readonly parts: Parts;
  readonly edits: Edit[];
  /** The parts that have changes of their own. */
  readonly below: { readonly key: Key; readonly at: number; readonly plan: Plan }[];
  /** What stands in node's place once the plan is carried out: node itself, or a new object where it cannot change. */
  result?: unknown;
  /** Whether it was carried out. */
  done: boolean;
  /** Whether something undecided came in, here or below; known when it was carried out. */
  opens: boolean;
}

export function newPlan(node: object, parts: Parts): Plan {
  return { node, parts, edits: [], below: [], result: undefined, done: false, opens: false };
}

/** Plans by object. An object that stands at two places is one object to `rebind`, and two parts to `clone`. */
type Plans = Map<object, Plan>;

/**
 * Plans changes by path.
 *
 * @param places whether a part is known by its place (for a copy), or by the object that it is (for an edit in place).
 * @returns undefined where nothing changes.
 * @throws TypeError, RangeError or SyntaxError naming the path.
 */
export function planPaths(
  root: unknown,
  changes: object,
  places: "by place" | "by object",
): Plan | undefined {
  const paths = Object.keys(changes);
  const plan = typeof root === "object" && root !== null ? planOf(root) : undefined;
  if (plan === undefined) {
    const [first] = paths;
    if (first !== undefined) throw nowhere(parsePath(first), 1, undefined);
    return undefined;
  }
  if (paths.length > 1) refuseNested(changes);
  const plans: Plans | undefined =
    paths.length > 1 && places === "by object" ? new Map([[plan.node, plan]]) : undefined;
  let changed = false;
  for (const path of paths) {
    const value: unknown = Reflect.get(changes, path);
    const keys = parsePath(path);
    if (keys.length > DEEPEST) throw nestingError(root, "rebind");
    if (planPath(plan, keys, 0, value, plans)) changed = true;
  }
  return changed ? plan : undefined;
}

/** @throws TypeError where one change lies inside of what another replaces. */
function refuseNested(changes: object): void {
  const replaced = new Set<string>();
  const entries: readonly (readonly [string, unknown])[] = Object.entries(changes);
  const ways = entries.map(([path, value]) => {
    const keys = parsePath(path);
    if (!(value instanceof Insertion)) replaced.add(pathText(keys));
    return keys;
  });
  for (const way of ways)
    for (let end = 1; end < way.length; end++) {
      const outer = pathText(way.slice(0, end));
      if (replaced.has(outer))
        throw new TypeError(
          `"${pathText(way)}" lies inside "${outer}", which is replaced too; change the new value itself, or rebind twice.`,
        );
    }
}

/**
 * Adds one change to the plan of what stands at the first `step` keys of its path.
 *
 * @returns whether it changes anything: only then the way is planned.
 */
function planPath(
  plan: Plan,
  path: readonly Key[],
  step: number,
  value: unknown,
  plans: Plans | undefined,
): boolean {
  const { node, parts } = plan;
  if (value === node) refuseCircle(node, path);
  const key = path[step] ?? "";
  const at = requirePlace(node, parts, path, step + 1);
  if (step === path.length - 1) {
    const edit = editOf(node, parts, key, at, value, domainAt(parts, at), path);
    if (edit !== undefined) plan.edits.push(edit);
    return edit !== undefined;
  }
  const part = parts.values[at];
  const here = plan.below.length === 0 ? undefined : plan.below.find((each) => each.at === at)?.plan;
  const inner =
    here ?? (typeof part === "object" && part !== null ? (plans?.get(part) ?? planOf(part)) : undefined);
  if (inner === undefined) throw blocked(part, path, step);
  if (sharing.exists && isRef(part)) throw blocked(part, path, step);
  if (!planPath(inner, path, step + 1, value, plans)) return false;
  if (here === undefined) plan.below.push({ key, at, plan: inner });
  plans?.set(inner.node, inner);
  return true;
}

/** @throws TypeError where an object is to stand inside itself, and is not marked as shared. */
function refuseCircle(node: object, path: readonly Key[]): void {
  if (!isRef(node))
    throw new TypeError(
      `${pathText(path)}: ${describe(node)} cannot stand inside itself; mark it as shared, ref(x), or put a copy there.`,
    );
}

/** An empty plan of an object; undefined of one without parts. */
function planOf(node: object): Plan | undefined {
  const parts = readParts(node);
  return parts === undefined ? undefined : newPlan(node, parts);
}

/** Why a path does not lead on through a part. */
function blocked(part: unknown, path: readonly Key[], step: number): TypeError {
  const way = pathText(path.slice(0, step + 1));
  if (part === undefined)
    return new TypeError(
      `"${pathText(path)}" leads through "${way}", which was left out; give a value to that first.`,
    );
  if (isRef(part))
    return new TypeError(
      `"${pathText(path)}" leads through "${way}", which is shared: rebind that object itself; what refers to it does not learn of it.`,
    );
  return nowhere(path, step + 2, undefined);
}

/** The place of key `count - 1` of the path among the parts of node, or behind them where a new part may come. */
function requirePlace(node: object, parts: Parts, path: readonly Key[], count: number): number {
  const key = path[count - 1] ?? "";
  if (parts.entry === undefined && node instanceof HyperValue)
    throw new TypeError(
      `"${pathText(path.slice(0, count))}" leads through ${node.source(["..."])}, which is not decided yet; rebind with a function, or decide it first.`,
    );
  const at = placeOf(parts, key);
  if (at !== -1) return at;
  const isLast = count === path.length;
  if (isLast && isPlainArray(node) && key === node.length) return key;
  if (isLast && parts.keys !== undefined && typeof key === "string") return parts.keys.length;
  throw nowhere(path, count, parts);
}

const SHOWN_KEYS = 10;

function nowhere(path: readonly Key[], count: number, parts: Parts | undefined): TypeError {
  const text = pathText(path.slice(0, count));
  if (parts === undefined)
    return new TypeError(`"${text}" leads nowhere: what it stands under has no parts.`);
  const size = parts.entry?.params.length ?? parts.values.length;
  const isList = parts.entry === undefined && parts.keys === undefined;
  const all = Array.from({ length: Math.min(size, SHOWN_KEYS) }, (_, index) => String(keyAt(parts, index)));
  const shown = size === 0 ? "nothing" : isList && size > SHOWN_KEYS ? `0 to ${size - 1}` : all.join(", ");
  const more = !isList && size > SHOWN_KEYS ? ` and ${size - SHOWN_KEYS} more` : "";
  const hint = isList
    ? ` To append, write [${size}]; insert(a, b) puts several there.`
    : parts.entry !== undefined
      ? ` ${parts.entry.type.name} is rebound by its init arguments.`
      : "";
  return new TypeError(`"${text}" leads nowhere: there is ${shown}${more}.${hint}`);
}

/** What an argument may be; of anything else nothing is known. */
function domainAt({ entry }: Parts, at: number): Domain | undefined {
  return entry?.domains()[at];
}

/** @returns undefined where the new value is equal to what stands there. @throws TypeError where it may not stand there. */
function editOf(
  node: object,
  parts: Parts,
  key: Key,
  at: number,
  after: unknown,
  domain: Domain | undefined,
  path: readonly Key[],
): Edit | undefined {
  const before = parts.values[at];
  if (after instanceof Insertion) {
    if (!isPlainArray(node))
      throw new TypeError(
        `${pathText(path)}: insert(...) puts items into a list, and this is no place of a list.`,
      );
    return after.values.length === 0
      ? undefined
      : { kind: "insert", key, at, before: undefined, after: after.values };
  }
  if (after === remove) return removal(node, parts, key, at, before, path);
  if (domain !== undefined) {
    const { entry } = parts;
    const misfit = entry === undefined ? misfitOf(domain, after) : argumentMisfit(entry, at, domain, after);
    if (misfit !== undefined)
      throw new TypeError(`${pathText([...path, ...misfit.keys])}: ${misfit.problem()}.`);
  }
  if (key === "__proto__" && isPlainObject(node))
    throw new TypeError(`${pathText(path)}: "__proto__" is no property to rebind.`);
  if (at < parts.values.length && sameValue(before, after)) return undefined;
  return { kind: "set", key, at, before, after };
}

/** Equal values are one value; of what is shared, each object is itself. */
function sameValue(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (typeof before !== "object" || typeof after !== "object") return false;
  return isRef(before) || isRef(after) ? false : eq(before, after);
}

function removal(
  node: object,
  parts: Parts,
  key: Key,
  at: number,
  before: unknown,
  path: readonly Key[],
): Edit | undefined {
  const { entry } = parts;
  if (entry !== undefined) {
    const param = entry.params[at];
    if (param?.optional !== true && param?.rest !== true)
      throw new TypeError(
        `${pathText(path)}: ${entry.type.name} needs its ${key}; only an argument with a default, or an optional one, can be left out.`,
      );
    const isOut = param.rest ? Array.isArray(before) && before.length === 0 : before === undefined;
    return isOut ? undefined : { kind: "remove", key, at, before, after: param.rest ? [] : undefined };
  }
  if (node instanceof HyperValue)
    throw new TypeError(
      `${pathText(path)}: a candidate cannot be removed from ${node.source(["..."])}; put a new hyper value in its place.`,
    );
  return at < parts.values.length ? { kind: "remove", key, at, before, after: undefined } : undefined;
}

/** One walk over all parts with a function. */
interface RewriteWalk {
  readonly root: object;
  readonly rewrite: Rewrite;
  readonly path: Key[];
  readonly plans: Plans;
}

/**
 * Plans what a function says, in one walk over all parts, parents first.
 *
 * @returns undefined where nothing changes.
 * @throws TypeError naming the path and the domain where a returned value does not fit.
 */
export function planRewrite(root: unknown, rewrite: Rewrite): Plan | undefined {
  if (typeof root !== "object" || root === null) return undefined;
  return planNode({ root, rewrite, path: [], plans: new Map() }, root, undefined);
}

/** @param domain what a value may be that stands where node does. */
function planNode(walk: RewriteWalk, node: object, domain: Domain | undefined): Plan | undefined {
  const { path, rewrite } = walk;
  if (path.length > 0 && isRef(node)) return undefined;
  const parts = readParts(node);
  if (parts === undefined) return undefined;
  const known = walk.plans.size > 0 ? walk.plans.get(node) : undefined;
  if (known !== undefined) return known;
  if (path.length > DEEPEST) throw nestingError(walk.root, "rebind");
  const { values, entry } = parts;
  const count = entry === undefined ? values.length : givenCount(entry, values);
  // A candidate stands where its hyper value does.
  const allowedAt = (at: number): Domain | undefined =>
    entry === undefined && node instanceof HyperValue ? domain : domainAt(parts, at);
  let plan: Plan | undefined;
  for (let at = 0; at < count; at++) {
    const part = values[at];
    const key = keyAt(parts, at);
    const next = rewrite(key, part, node);
    const isSame = Object.is(next, part);
    if (isSame && (typeof part !== "object" || part === null)) continue;
    path.push(key);
    if (!isSame) {
      const allowed = allowedAt(at);
      if (next === node) refuseCircle(node, path);
      if (next === undefined) requireReturned(parts, at, part, allowed, path);
      const edit = editOf(node, parts, key, at, next, allowed, path);
      if (edit !== undefined) (plan ??= newPlan(node, parts)).edits.push(edit);
    }
    // What is inserted comes before the part, which stays.
    if ((isSame || next instanceof Insertion) && typeof part === "object" && part !== null) {
      const inner = planNode(walk, part, part instanceof HyperValue ? allowedAt(at) : undefined);
      if (inner !== undefined) (plan ??= newPlan(node, parts)).below.push({ key, at, plan: inner });
    }
    path.pop();
  }
  if (plan !== undefined) walk.plans.set(node, plan);
  return plan;
}

/** @throws TypeError for a callback that says nothing of a part which cannot be undefined: most likely it forgot to. */
function requireReturned(
  { entry }: Parts,
  at: number,
  part: unknown,
  domain: Domain | undefined,
  path: readonly Key[],
): void {
  if (entry?.params[at]?.optional === true) return;
  if (domain !== undefined && accepts(domain, undefined)) return;
  throw new TypeError(
    `${pathText(path)}: the function returned undefined for ${describe(part)}. ` +
      "Return value to leave a part as it is, or remove to take it out.",
  );
}
