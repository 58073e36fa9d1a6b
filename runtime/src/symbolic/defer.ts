/** Where a compiled constructor goes that was given an undecided argument. */
import { makeAbstract } from "./abstract.js";
import { checkArguments } from "./check.js";
import { givenArguments, infoOfClass } from "./class-info.js";
import type { AnyClass } from "./domain.js";

/**
 * Called by a compiled constructor that was given an undecided argument: makes the allocated object abstract.
 *
 * @throws TypeError where the constructed class is not `@searchable` itself, or where an argument does not fit.
 */
export function defer(object: object, target: AnyClass, args: readonly unknown[]): object {
  const entry = infoOfClass(target);
  if (entry === undefined)
    throw new TypeError(
      `${target.name} is constructed with a hyper value, but only a base class of it is @searchable. Annotate ${target.name} with @searchable too.`,
    );
  checkArguments(entry, args);
  return makeAbstract(object, entry, givenArguments(entry, args));
}

/** {@link defer} for a rigid class, whose constructor cannot allocate without running. */
export function deferRigid(target: AnyClass, args: readonly unknown[]): object {
  const prototype: unknown = target.prototype;
  return defer(Object.create(typeof prototype === "object" ? prototype : null) as object, target, args);
}
