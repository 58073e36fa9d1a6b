/**
 * `absent`: what leaves a property out. It decides nothing itself, and stands in an object until that is decided; then the
 * property is not there (`"act" in config` is false), which is another thing than a property that is undefined.
 */
import { mayBeAbsent, type Domain } from "../symbolic/domain.js";
import { domainType } from "../symbolic/domain-text.js";
import { HyperValue, type HyperJson } from "../symbolic/hyper-value.js";
import { hyperValues } from "../symbolic/marks.js";

class Absent extends HyperValue {
  override get children(): readonly unknown[] {
    return [];
  }

  override withChildren(): this {
    return this;
  }

  override misfit(domain: Domain): string | undefined {
    return mayBeAbsent(domain)
      ? undefined
      : `absent does not fit ${domainType(domain)}, which has to be there`;
  }

  override json(): HyperJson {
    return { kind: "absent", settings: {} };
  }

  override source(): string {
    return "absent";
  }
}

/** There is but one, so that it can be told by what it is. */
export const absentValue: HyperValue = single();

/** It is made when the program is loaded, and that is no reason yet for constructors to look at their arguments. */
function single(): Absent {
  const { exist } = hyperValues;
  const value = new Absent();
  hyperValues.exist = exist;
  return value;
}

/**
 * The candidate that leaves a property out, for a choice that is a property of a plain object: what `x?: T` is in the space of
 * a type. In dictionaries of decisions it is called `undefined`; a function that is traced gets `undefined` for it.
 *
 * @example
 * ```ts
 * const space = { depth: oneof([1, 2]), act: oneof(["relu", "gelu", absent]) };
 * materialize(space, { depth: 1, act: undefined }); // { depth: 1 }
 * ```
 */
// A cast of its own, and not that of stand-in.ts: a call that gives undefined reads as one that gives nothing.
export const absent = absentValue as unknown as undefined;
