/** Arguments against the domains of their parameters: nominal where TypeScript is structural. */
import type { ClassInfo } from "./class-info.js";
import { accepts, domainType, type Domain } from "./domain.js";
import { HyperValue } from "./hyper-value.js";
import { info } from "./marks.js";
import { literalText } from "../geno/literal-text.js";

/** @throws TypeError naming the class, the parameter, the value and the domain of the first argument that is outside. */
export function checkArguments(entry: ClassInfo, args: readonly unknown[]): void {
  const domains = entry.domains();
  args.forEach((value, index) => {
    const problem = argumentProblem(entry, index, domains[index], value);
    if (problem !== undefined)
      throw new TypeError(`${entry.type.name}.${entry.params[index]?.name ?? index}: ${problem}.`);
  });
}

/** Why an argument may not stand at its place, or undefined where it may. */
export function argumentProblem(
  entry: ClassInfo,
  index: number,
  domain: Domain | undefined,
  value: unknown,
): string | undefined {
  if (domain === undefined) return undefined;
  if (entry.params[index]?.optional !== true) return valueProblem(domain, value);
  if (value === undefined) return undefined;
  const problem = valueProblem(domain, value);
  // Leaving an optional argument out is a candidate like any other.
  const fits = value instanceof HyperValue && valueProblem(orOmitted(domain), value) === undefined;
  return fits ? undefined : problem;
}

function orOmitted(domain: Domain): Domain {
  if (accepts(domain, undefined)) return domain;
  const candidates = domain.kind === "choice" ? domain.candidates : [domain];
  return { kind: "choice", candidates: [...candidates, { kind: "constant", value: undefined }] };
}

/** Why a value, hyper or plain, does not fit a domain, or undefined where it does. */
export function valueProblem(domain: Domain, value: unknown): string | undefined {
  if (value instanceof HyperValue) return value.misfit(domain);
  if (isDeferredCall(value)) return undefined;
  return accepts(domain, value) ? undefined : `${describe(value)} is not ${domainType(domain)}`;
}

/** A call of a symbolized function that waits for its arguments: what it gives is known only then. */
function isDeferredCall(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { [info]: entry } = value as { readonly [info]?: ClassInfo };
  return entry?.isFunction === true;
}

/** A value in an error message: a literal as it is written, an object by its class. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
      return literalText(value);
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "an array" : `a ${classNameOf(value)}`;
    default:
      return `a ${typeof value}`;
  }
}

/**
 * The name of an object's class; an object literal, or one without a prototype, is a plain object. Asked of the
 * prototype: an object may have a property `constructor` of its own.
 */
function classNameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null;
  const type = prototype?.constructor;
  return typeof type !== "function" || type === Object ? "plain object" : type.name;
}
