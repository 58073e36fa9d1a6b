/** Patching: rules that rewrite a program wherever a key, a path, a class or a value is found; and patchers with names. */
import { eq } from "../reading/equal.js";
import type { AnyClass } from "../domain.js";
import { below } from "../nesting.js";
import type { Key } from "../node.js";
import { pathPattern } from "../reading/path-pattern.js";
import { rebind } from "./rebind.js";

/** Says what is to stand in place of a part; the value itself leaves it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in Rewrite: parts of every type pass through one callback
export type PatchFunction<V = any> = (value: V, key: Key, parent: object, path: string) => unknown;

/** A rule, made by {@link onKey} and its like. */
export interface PatchRule {
  /** Whether the rule is for a part. */
  readonly matches: (value: unknown, key: Key, path: string) => boolean;
  /** Gives what is to stand in its place. */
  readonly change: PatchFunction;
}

/** What {@link patch} applies: rules, calls of patchers (`lr(0.1)`), and the same as a text (`"lr?0.1"`). */
export type Patch = PatchRule | PatcherCall | string | readonly Patch[];

/** A patcher with its arguments, which makes rules for a program. */
export interface PatcherCall {
  /** What its author's function returned for this program. */
  readonly rulesFor: (program: unknown) => Patch;
}

/** Parts under a key: a name, an index, or a regular expression that matches the whole of it. */
export function onKey(key: Key | RegExp, change: PatchFunction): PatchRule {
  if (!(key instanceof RegExp)) return { matches: (_, own) => own === key, change };
  const whole = pathPattern(key);
  return { matches: (_, own) => whole.test(String(own)), change };
}

/** Parts at a path: `"model.layers[*].units"`, `"**.units"`, or a regular expression that matches the whole path. */
export function onPath(path: string | RegExp, change: PatchFunction): PatchRule {
  const pattern = pathPattern(path);
  return { matches: (_, __, own) => pattern.test(own), change };
}

/** Objects of a class, its subclasses' included. */
export function onClass<C extends AnyClass>(type: C, change: PatchFunction<InstanceType<C>>): PatchRule {
  return { matches: (value) => value instanceof type, change };
}

/** Parts that equal a value. */
export function onValue<V>(wanted: V, change: PatchFunction<V>): PatchRule {
  return { matches: (value) => eq(value, wanted), change };
}

/**
 * Rewrites a program in place by rules, all or nothing: where anything is refused, nothing has changed. At every part,
 * parents first, the rules are tried in their order, each on what the one before it left; what a rule put in place is not
 * searched for further parts.
 *
 * @param target a `@searchable` object, or an array or plain object of such; it stays, its parts are rewritten.
 * @param patches a rule, a text, or a list of such. A text calls patchers by name with arguments: `"lr?0.1"`; several are
 *   set apart by `;`, their arguments by `&`: `"lr?0.1;shape?32&relu"`. `%3B` and the like stand for such signs in texts.
 * @throws RangeError for a text with an unknown patcher or an argument that is none; otherwise as `rebind`.
 * @example
 * ```ts
 * patch(trainer, [onClass(Conv, () => new MaxPool(2)), onKey("lr", (lr) => lr / 2)]);
 * ```
 */
export function patch<T>(target: T, patches: Patch): T {
  const rules = rulesOf(patches, target);
  const paths = new Map<unknown, string>();
  return rebind(target, (key, value: unknown, parent) => {
    const path = below(paths.get(parent) ?? "", key);
    let current = value;
    for (const rule of rules)
      if (rule.matches(current, key, path)) current = rule.change(current, key, parent, path);
    // Parents come first, and their parts right behind: so this is the parent's path when they are shown.
    if (typeof value === "object") paths.set(value, path);
    return current;
  });
}

function rulesOf(patches: Patch, program: unknown, outer = 0): readonly PatchRule[] {
  if (outer > 100) throw new RangeError("patch: patchers call each other without end.");
  if (typeof patches === "string") return rulesOf(parsePatches(patches), program, outer + 1);
  if ("matches" in patches) return [patches];
  if ("rulesFor" in patches) return rulesOf(patches.rulesFor(program), program, outer + 1);
  return patches.flatMap((each) => rulesOf(each, program, outer + 1));
}

/** What an argument in a text is read as; with `?` it may be left out. */
export type ArgumentKind = "number" | "string" | "boolean" | "number?" | "string?" | "boolean?";

interface KindTypes {
  readonly number: number;
  readonly string: string;
  readonly boolean: boolean;
  readonly "number?": number | undefined;
  readonly "string?": string | undefined;
  readonly "boolean?": boolean | undefined;
}

/** The arguments that kinds stand for. */
export type ArgumentsOf<K extends readonly ArgumentKind[]> = { -readonly [I in keyof K]: KindTypes[K[I]] };

interface Patcher {
  readonly kinds: readonly ArgumentKind[];
  readonly call: (args: readonly unknown[]) => PatcherCall;
}

const patchers = new Map<string, Patcher>();

/**
 * Defines a patcher: a patch with a name and arguments, for configurations and command lines.
 *
 * @param name letters, digits, `_`, `-` and `.`.
 * @param kinds of the arguments, in order.
 * @param make makes the rules, or calls of other patchers; it is given the program that is patched.
 * @returns a function that makes the patch of its arguments.
 * @throws RangeError where the name is taken, or is none.
 * @example
 * ```ts
 * const lr = patcher("lr", ["number"], (_, value) => onKey("lr", () => value));
 * patch(trainer, lr(0.1));
 * patch(trainer, "lr?0.1");
 * ```
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the callback's signature says what P is; `rulesFor` below is where the cast is confined
export function patcher<P, const K extends readonly ArgumentKind[]>(
  name: string,
  kinds: K,
  make: (program: P, ...args: ArgumentsOf<K>) => Patch,
): (...args: ArgumentsOf<K>) => PatcherCall {
  if (!/^[\w.-]+$/.test(name))
    throw new RangeError(`patcher: "${name}" is no name; write letters and digits.`);
  if (patchers.has(name)) throw new RangeError(`patcher: "${name}" is defined already; give another name.`);
  const call = (args: ArgumentsOf<K>): PatcherCall => ({
    // Whoever applies the patcher says to which program; it is made for those of type P.
    rulesFor: (program) => make(program as P, ...args),
  });
  // The texts were read as the kinds say: that makes them arguments of these types.
  patchers.set(name, { kinds, call: (args) => call(args as ArgumentsOf<K>) });
  return (...args) => call(args);
}

function parsePatches(text: string): readonly PatcherCall[] {
  const calls = text.split(";").filter((each) => each.trim() !== "");
  if (calls.length === 0) throw new RangeError(`patch: "${text}" names no patcher; write "name?argument".`);
  return calls.map(parseCall);
}

function parseCall(text: string): PatcherCall {
  const [name = "", ...rest] = text.trim().split("?");
  const found = patchers.get(name);
  if (found === undefined)
    throw new RangeError(
      `patch: there is no patcher "${name}"; ${patchers.size === 0 ? "none is defined" : `there are ${[...patchers.keys()].sort().join(", ")}`}.`,
    );
  const given = rest.length === 0 ? [] : rest.join("?").split("&");
  const least = found.kinds.filter((kind) => !kind.endsWith("?")).length;
  if (given.length > found.kinds.length || given.length < least)
    throw new RangeError(
      `patch: "${name}" takes ${found.kinds.length === 0 ? "no arguments" : found.kinds.join(" & ")}; "${text.trim()}" has ${given.length}.`,
    );
  return found.call(found.kinds.map((kind, index) => parseArgument(name, kind, given[index])));
}

function parseArgument(name: string, kind: ArgumentKind, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  switch (kind) {
    case "string":
    case "string?":
      return decoded(name, text);
    case "boolean":
    case "boolean?":
      if (text === "true" || text === "false") return text === "true";
      break;
    default:
      if (text.trim() !== "" && !Number.isNaN(Number(text))) return Number(text);
  }
  throw new RangeError(`patch: "${name}" takes a ${kind.replace("?", "")}, and "${text}" is none.`);
}

function decoded(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError(
      `patch: "${name}": in "${text}" a % is followed by no sign's number; write %25 for %.`,
    );
  }
}
