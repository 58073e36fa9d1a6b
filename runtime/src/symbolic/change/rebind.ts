/**
 * Editing symbolic values in place, all or nothing: first every edit is found and checked against its domain, then
 * all are made bottom-up, and each object on the way to a change runs its construction again. Where a constructor or a
 * hook throws, what was done is undone.
 */
import { commit } from "./commit.js";
import type { Changes, Offered } from "../paths.js";
import { planPaths, planRewrite, type Rewrite } from "./plan.js";

/** Settings of {@link rebind}. */
export interface RebindOptions {
  /** Whether the objects above the target run their construction again too, where they are known (`adopt`). True by default. */
  readonly notifyParents?: boolean;
}

/**
 * Changes parts of a symbolic object in place and re-runs the construction of every object on the way; fields set
 * outside construction survive. With a hyper value put in, the object becomes abstract; with the last one decided, concrete.
 * A value that is equal (`eq`) to what stands there changes nothing: the old part stays, and nothing runs.
 *
 * In place of an item, `insert(...)` puts items before it and `remove` takes it out; an index just behind the end appends.
 * All indices of one rebind are those of the list as it was before. `remove` also takes a property out of a plain
 * object, and leaves an optional argument out.
 *
 * @param target a `@searchable` object, or an array or plain object of such.
 * @param changes paths with their new values (`{ "op.filters": 48, "layers[0]": new Identity() }`), checked by the compiler
 *   key by key; or a function that is shown every part, parents first, and returns what is to stand there. Parts of a
 *   replaced value are not shown.
 * @returns target; a new value only where target is a hyper value itself.
 * @throws TypeError or RangeError naming the path, the value and the domain; nothing has changed then. Whatever a
 *   re-run constructor or a hook throws comes through, and every object is as before.
 */
export function rebind<T, const C extends Changes<T, C>>(
  target: T,
  // One signature for both forms: of overloads the compiler would report both, and the editor offer no paths. That a
  // function is no dictionary has to be said: else its parameters are, now and then, taken for `any`.
  changes: (C extends Rewrite ? never : C & Offered<T, C>) | Rewrite,
  options?: RebindOptions,
): T {
  const plan =
    typeof changes === "function" ? planRewrite(target, changes) : planPaths(target, changes, "by object");
  return plan === undefined ? target : (commit(plan, options?.notifyParents !== false) as T);
}
