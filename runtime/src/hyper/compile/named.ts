/** A decision with a name: made once, and repeated wherever the name stands. */
import type { HyperValue } from "../../symbolic/hyper-value.js";
import { eq } from "../../symbolic/reading/equal.js";
import { copy } from "../../symbolic/change/copy.js";
import { isRef } from "../../symbolic/ref.js";
import type { HyperOptions } from "../options.js";
import type { Node, Place } from "./node.js";
import type { Scope } from "./scope.js";

type Nameable = HyperValue & { readonly options: HyperOptions };

/**
 * Compiles a decision, unless its name is always decided before it.
 *
 * @param compile adds the decision points, marked as tied where the name may have been decided, and makes the node.
 */
export function named(
  value: Nameable,
  place: Place,
  scope: Scope,
  compile: (tied: { readonly tied?: true }) => Node,
): Node {
  const tied = tieOf(value, place, scope);
  return underName(value, tied === undefined ? undefined : compile(tied));
}

/** The mark of a decision's points; undefined where its name is always decided before it. */
export function tieOf(value: Nameable, place: Place, scope: Scope): { readonly tied?: true } | undefined {
  const { name } = value.options;
  if (name === undefined) return {};
  const tie = scope.names.declare(name, value, place);
  return tie === "decided" ? undefined : tie === "tied" ? { tied: true } : {};
}

/** The node of a decision, which is made where its name has not been decided. */
export function underName({ options: { name } }: Nameable, node: Node | undefined): Node {
  if (name === undefined) {
    if (node === undefined) throw new TypeError("A decision without a name decides for itself.");
    return node;
  }
  return {
    open: node?.open ?? false,
    // Of one that is decided before it is not known here.
    leavesOut: node === undefined || node.leavesOut === true,
    build(cursor) {
      if (cursor.named?.has(name) === true) {
        // Each place has a value of its own: two places that share an object would change together. Unless it is shared.
        const known = cursor.named.get(name);
        return isRef(known) ? known : copy(known);
      }
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
