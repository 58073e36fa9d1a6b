/** Key paths, `model.layers[0].units`: their text, and their types. */
import type { Key } from "./node.js";

/** @throws SyntaxError for a path that is none: empty, or with an unclosed bracket. */
export function parsePath(path: string): readonly Key[] {
  const keys: Key[] = [];
  const token = /(?:^|(?!^)\.)([^.[\]]+)|\[(\d+)\]/y;
  while (token.lastIndex < path.length) {
    const match = token.exec(path);
    if (match === null) break;
    keys.push(match[1] ?? Number(match[2]));
    if (token.lastIndex === path.length) return keys;
  }
  throw new SyntaxError(`"${path}" is no path; write keys and indices as in "model.layers[0].units".`);
}

/** The text of a path. */
export function pathText(keys: readonly Key[]): string {
  return keys.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
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

/** The error type of a path that leads nowhere. */
export interface NoSuchPath {
  readonly "this path leads nowhere": never;
}

/** Checks a dictionary of changes key by key: each path must exist in `T`, and each value have the type that stands there. */
export type Changes<T, C> = {
  readonly [P in keyof C]: P extends string
    ? [AtPath<T, P>] extends [never]
      ? NoSuchPath
      : AtPath<T, P>
    : never;
};
