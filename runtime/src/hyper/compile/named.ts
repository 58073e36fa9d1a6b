/** A decision with a name: made once, and repeated wherever the name stands. */
import type { HyperValue } from "../../symbolic/hyper-value.js";
import { eq } from "../../symbolic/equal.js";
import { copy } from "../../symbolic/copy.js";
import type { HyperOptions } from "../options.js";
import type { Node, Place } from "./node.js";
import type { Scope } from "./scope.js";

/**
 * Compiles a decision, unless its name is always decided before it.
 *
 * @param compile adds the decision points, marked as tied where the name may have been decided, and makes the node.
 */
export function named(
  value: HyperValue & { readonly options: HyperOptions },
  place: Place,
  scope: Scope,
  compile: (tied: { readonly tied?: true }) => Node,
): Node {
  const { name } = value.options;
  if (name === undefined) return compile({});
  const tie = scope.names.declare(name, value, place);
  const node = tie === "decided" ? undefined : compile(tie === "tied" ? { tied: true } : {});
  return {
    open: node?.open ?? false,
    build(cursor) {
      // Each place has a value of its own: two places that share an object would change together.
      if (cursor.named?.has(name) === true) return copy(cursor.named.get(name));
      const built = node?.build(cursor);
      cursor.named?.set(name, built);
      return built;
    },
    start(into) {
      if (into.named.has(name)) return;
      into.named.set(name, undefined);
      node?.start(into);
    },
    encode(given, into, path) {
      if (into.named.has(name))
        return eq(into.named.get(name), given)
          ? undefined
          : { path, problem: `it is not what "${name}" is at its first place` };
      into.named.set(name, given);
      return node?.encode(given, into, path);
    },
  };
}
