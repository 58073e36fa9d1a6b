/** The space that the types say: the symbolic value with hyper values inside that one would have composed by hand. */
import { infoOfClass } from "../symbolic/class-info.js";
import type { AnyClass, Domain, Symbolizable } from "../symbolic/domain.js";
import { describe } from "../symbolic/describe.js";
import { requireInfo, TRANSFORMER_HELP } from "../symbolic/object.js";
import { NOWHERE, rootSite, spaceOfClass, spaceOfDomain, type Part, type Whole } from "./space-of-domain.js";

/** Settings of {@link searchSpace}. */
export interface SearchSpaceOptions {
  /**
   * For classes and types that can contain themselves, as the nodes of a grammar do: how many of them may stand inside one
   * another. Where no more may, the candidates that would need one are left out of their choices.
   */
  readonly maxDepth?: number;
}

/**
 * The search space of a class or a type: the symbolic value that one would have composed by hand. It can be printed, rebound
 * (`rebind(space, { lr: 1e-3 })` freezes a part), put into another.
 *
 * Of a `@searchable` class it is an abstract object, from the types of its parameters: one with a domain is searched; one
 * without takes its default, which is also where the search of one that has both may start. A class that leaves nothing to
 * decide gives a concrete object, the space of one point.
 *
 * Of a function that `symbolize` made symbolic it is the call of it, from the types of its parameters.
 *
 * Of a type, `searchSpace<Config>()`, it is a plain object with hyper values for its properties, a list of them for a tuple, a
 * choice for a union. A property that may be left out is there in some examples and not in others (see `absent`).
 *
 * @param type the class, or symbolized function; left out where a type is given.
 * @throws TypeError where the call or class was not compiled; where a part has a type with nothing to search, such as `string`,
 *   and no default; where something contains itself and no depth is given. RangeError where the depth is too small for anything.
 * @example
 * ```ts
 * type Config = { depth: 1 | 2 | 3; act?: "relu" | "gelu"; lr: Float<1e-5, 1e-1, "log"> };
 * for (const [config, feedback] of sample(searchSpace<Config>(), new RandomSearch(), { trials: 20 })) feedback(run(config));
 * ```
 */
// One signature for both: where overloads fail, TypeScript's message is about each of them.
export function searchSpace<T>(
  type?: (abstract new (...args: never[]) => T) | ((...args: never[]) => T) | SearchSpaceOptions,
  options?: SearchSpaceOptions,
): T;
export function searchSpace(
  type?: Symbolizable | SearchSpaceOptions,
  options: SearchSpaceOptions = {},
): unknown {
  if (typeof type !== "function" || isPlainFunction(type)) throw new TypeError(notAClass(type));
  const whole = newWhole(type.name, (given) => `searchSpace(${type.name}, ${given})`, options);
  return found(spaceOfClass(requireInfo(type).type, undefined, rootSite(whole, "")), whole);
}

/** Whether it is a function that nobody made symbolic; what a proxy stands for, or native code, may be a class. */
function isPlainFunction(type: Symbolizable): boolean {
  if (infoOfClass(type) !== undefined) return false;
  return !/^class\b|\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(type));
}

/** A call without a class is compiled to one of {@link typeSpace}; one that was not says why. */
function notAClass(given: unknown): string {
  if (typeof given === "function")
    return `searchSpace: ${given.name === "" ? "this" : given.name} is a function, and not symbolic: give symbolize(${given.name === "" ? "..." : given.name}).`;
  const isOptions =
    given === undefined ||
    (typeof given === "object" && given !== null && Object.keys(given).every(isOption));
  return isOptions
    ? `searchSpace<T>() reads a type, which only the tsglove transformer sees: it did not compile this call. ${TRANSFORMER_HELP}`
    : `searchSpace: ${describe(given)} is no class. Give the class itself, searchSpace(Trainer), or a type, searchSpace<Config>(); a value with hyper values inside is a search space already.`;
}

function isOption(key: string): boolean {
  return key === "maxDepth";
}

/**
 * What `searchSpace<T>(options)` is compiled to.
 *
 * @param name what the type is called.
 * @param domain what it allows; a literal stands for its constant.
 */
export function typeSpace(name: string, domain: Domain, options: SearchSpaceOptions = {}): unknown {
  const whole = newWhole(name, (given) => `searchSpace<${name}>(${given})`, options);
  return found(spaceOfDomain(domain, rootSite(whole, name), NOWHERE), whole);
}

/**
 * What `searchSpace(Box<32 | 64>, options)` is compiled to.
 *
 * @param domains those of the parameters, undefined for one without.
 */
export function instantiatedSpace(
  type: AnyClass,
  domains: readonly (Domain | undefined)[],
  options: SearchSpaceOptions = {},
): unknown {
  const whole = newWhole(type.name, (given) => `searchSpace(${type.name}, ${given})`, options);
  return found(spaceOfClass(type, domains, rootSite(whole, "")), whole);
}

/** @throws RangeError for a depth that is none. */
function newWhole(name: string, callWith: Whole["callWith"], { maxDepth }: SearchSpaceOptions): Whole {
  if (maxDepth !== undefined && !(Number.isSafeInteger(maxDepth) && maxDepth >= 1))
    throw new RangeError(
      `searchSpace: a depth of ${String(maxDepth)} holds no object; give a whole number of at least 1.`,
    );
  return { name, callWith, maxDepth, objects: 0 };
}

function found(space: Part | undefined, { name, maxDepth }: Whole): unknown {
  if (space !== undefined) return space.value;
  throw new RangeError(
    maxDepth === undefined
      ? `searchSpace: there is no ${name}: a part of it is a choice without candidates.`
      : `searchSpace: no ${name} is as shallow as a depth of ${String(maxDepth)}; give a larger maxDepth, or its choices a candidate that ends.`,
  );
}
