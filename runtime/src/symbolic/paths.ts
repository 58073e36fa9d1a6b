/** Key paths, `model.layers[0].units`: their text, and their types. */
import type { Insertion, remove } from "./change/list-edits.js";
import type { Key } from "./node.js";

/** Paths that were parsed before; a program has few, and uses each of them often. */
const parsed = new Map<string, readonly Key[]>();
const KEPT_PATHS = 1000;

/**
 * The keys of a path: `"layers[0].units"` is `["layers", 0, "units"]`. A key with a dot of its own stands in brackets,
 * `options[a.b]`.
 *
 * @throws SyntaxError for a path that is none: empty, or with an unclosed bracket.
 */
export function parsePath(path: string): readonly Key[] {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const keys = parse(path);
  if (parsed.size === KEPT_PATHS) parsed.clear();
  parsed.set(path, keys);
  return keys;
}

function parse(path: string): readonly Key[] {
  const keys: Key[] = [];
  const token = /(?:^|(?!^)\.)([^.[\]]+)|\[(?:(\d+)|([^[\]]+))\]/y;
  while (token.lastIndex < path.length) {
    const match = token.exec(path);
    if (match === null) break;
    keys.push(match[1] ?? match[3] ?? Number(match[2]));
    if (token.lastIndex === path.length) return keys;
  }
  throw new SyntaxError(`"${path}" is no path; write keys and indices as in "model.layers[0].units".`);
}

/** The text of a path; {@link parsePath} gives the keys back. */
export function pathText(keys: readonly Key[]): string {
  let text = "";
  for (const key of keys)
    text += typeof key === "number" || /[.[\]]|^-\d/.test(key) ? `[${key}]` : text === "" ? key : `.${key}`;
  return text;
}

/**
 * The type of what stands at path `P` of `T`; through a union, of those members that have the key. A path that leads
 * nowhere gives {@link NoSuchPath}. Only written paths are looked at: a union of all paths would break the compiler.
 */
export type AtPath<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? AtPath<AtKeys<T, Head>, Rest>
  : AtKeys<T, P>;

/** `layers[0][1]`: a key and the indices behind it. */
type AtKeys<T, K extends string> = K extends `${infer Name}[${infer Index}]${infer More}`
  ? AtIndices<Name extends "" ? T : AtKey<T, Name>, `[${Index}]${More}`>
  : AtKey<T, K>;

type AtIndices<T, I extends string> = I extends `[${infer Index}]${infer More}`
  ? AtIndices<AtIndex<T, Index>, More>
  : T;

/**
 * What has items. Not `readonly unknown[]`: the compiler would compare every method of an array with every class that it
 * meets on the way, and a path through classes that hold each other would take minutes.
 */
interface Indexed {
  readonly [index: number]: unknown;
  readonly length: number;
}

/** An item by its index: a tuple's own type at it, nothing behind its end. A text has no items to rebind. */
type AtIndex<T, Index extends string> = T extends string
  ? never
  : T extends { readonly [index: number]: infer Item; readonly length: infer Length }
    ? number extends Length
      ? Item
      : Index extends keyof T
        ? T[Index]
        : never
    : never;

/** A property by its name. Texts and arrays have some too, which nobody rebinds. */
type AtKey<T, K extends string> = T extends Indexed ? never : K extends keyof T ? T[K] : never;

/**
 * What may be put at path `P` of `T`: a value of the type that stands there; of an item, an insertion of such before it, or
 * its removal; of a property, its removal where it may be left out. {@link AtPath} says what a path is.
 */
type NewAtPath<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? NewAtPath<AtKeys<T, Head>, Rest>
  : NewAtKeys<T, P>;

type NewAtKeys<T, K extends string> = K extends `${infer Name}[${infer Index}]${infer More}`
  ? NewAtIndices<Name extends "" ? T : AtKey<T, Name>, Index, More>
  : AtKey<T, K> | Left<T, K>;

type NewAtIndices<T, Index extends string, More extends string> = More extends `[${infer Next}]${infer Last}`
  ? NewAtIndices<AtIndex<T, Index>, Next, Last>
  : AtIndex<T, Index> | ItemEdit<T>;

/** Lists grow and shrink; a tuple has the length that it has. */
type ItemEdit<T> = T extends string
  ? never
  : T extends { readonly [index: number]: infer Item; readonly length: infer Length }
    ? number extends Length
      ? Insertion<Item> | typeof remove
      : never
    : never;

/**
 * Whether a property may be left out. Of an object type all is known. A class (which, other than an object type, has no
 * index signature) does not tell in its type which arguments have defaults: that is checked when the program runs.
 */
type Left<T, K extends string> = T extends Indexed
  ? never
  : K extends keyof T
    ? T extends Readonly<Record<string, unknown>>
      ? string extends keyof T
        ? typeof remove
        : undefined extends T[K]
          ? typeof remove
          : never
      : typeof remove
    : never;

/** The error type of a path that leads nowhere. */
export interface NoSuchPath {
  readonly "this path leads nowhere": never;
}

/** Checks a dictionary of changes key by key: each path must exist in `T`, and each value have the type that stands there. */
export type Changes<T, C> = {
  readonly [P in keyof C]: P extends string
    ? [NewAtPath<T, P>] extends [never]
      ? NoSuchPath
      : NewAtPath<T, P>
    : never;
};

/**
 * What an editor offers while a path is being typed: the paths down to depth three, items as `[0]`. Only then, for the union of
 * all paths is dear: in a program without a wrong path it is not looked at.
 */
export type Offered<T, C> = [WrongPaths<T, C>] extends [never]
  ? object
  : Readonly<Partial<Record<PathsBelow<T, readonly [1, 2, 3]>, unknown>>>;

type WrongPaths<T, C> = {
  [P in keyof C]: P extends string ? ([NewAtPath<T, P>] extends [never] ? P : never) : never;
}[keyof C];

type PathsBelow<T, Steps extends readonly unknown[]> = Steps extends readonly [unknown, ...infer Rest]
  ? T extends Leaf
    ? never
    : T extends { readonly [index: number]: infer Item; readonly length: number }
      ? `[0]${"" | Continued<PathsBelow<Item, Rest>>}`
      : {
          [K in keyof T & string]: T[K] extends (...args: never[]) => unknown
            ? never
            : `${K}${"" | Continued<PathsBelow<T[K], Rest>>}`;
        }[keyof T & string]
  : never;

type Continued<P extends string> = P extends `[${string}` ? P : `.${P}`;

type Leaf =
  | string
  | number
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | ((...args: never[]) => unknown)
  | Date
  | RegExp
  | Promise<unknown>
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>;
