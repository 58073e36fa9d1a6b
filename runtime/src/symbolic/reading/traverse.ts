/** Walking the parts of a symbolic value, each with its key, its parent and its path. */
import { below, DEEPEST, nestingError } from "../nesting.js";
import { partsOf, type Key } from "../node.js";
import { isRef } from "../ref.js";

/** Shown a part: the value, its key in its parent, and its path from the root. The root has no key, no parent and the path "". */
export type Visit<R> = (value: unknown, key: Key | undefined, parent: object | undefined, path: string) => R;

/** What a walk does next: visits the parts of this one, leaves them out, or ends. */
export type Step = "enter" | "skip" | "stop";

/** The two calls of a walk. */
export interface Visitor {
  /** Called before the parts of a value; nothing returned means "enter". */
  readonly pre?: Visit<Step | undefined>;
  /** Called after the parts of a value, also where they were skipped; "stop" ends the walk. */
  readonly post?: Visit<"stop" | undefined>;
}

/**
 * Walks a symbolic value depth first: objects by their init arguments, arrays, plain objects, and hyper values by their
 * candidates. A shared part (`ref`) is shown and not entered. To change what is shown, use `rebind`.
 *
 * @returns whether the walk came to its end: false where a visit stopped it.
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 */
export function traverse(value: unknown, { pre, post }: Visitor): boolean {
  const walk = (
    node: unknown,
    key: Key | undefined,
    parent: object | undefined,
    path: string,
    depth: number,
  ): boolean => {
    if (depth > DEEPEST) throw nestingError(value, "traverse");
    const step = pre?.(node, key, parent, path) ?? "enter";
    if (step === "stop") return false;
    if (step === "enter" && typeof node === "object" && node !== null && (depth === 0 || !isRef(node)))
      for (const [name, part] of partsOf(node) ?? [])
        if (!walk(part, name, node, below(path, name), depth + 1)) return false;
    return post?.(node, key, parent, path) !== "stop";
  };
  return walk(value, undefined, undefined, "", 0);
}
