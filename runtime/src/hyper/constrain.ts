/** `constrain`: a condition between decisions. */
import { valueProblem } from "../symbolic/check.js";
import type { Domain } from "../symbolic/domain.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { standIn } from "./stand-in.js";

/** See {@link constrain}. */
export class Constrained extends HyperValue {
  constructor(
    readonly space: unknown,
    readonly allows: (example: unknown) => boolean,
    readonly text: string,
  ) {
    super();
  }

  override get children(): readonly unknown[] {
    return [this.space];
  }

  override withChildren([space]: readonly unknown[]): Constrained {
    return new Constrained(space, this.allows, this.text);
  }

  override misfit(domain: Domain): string | undefined {
    return valueProblem(domain, this.space);
  }

  override isLike(other: HyperValue): boolean {
    return super.isLike(other) && other instanceof Constrained && other.allows === this.allows;
  }

  override source([space = "..."]: readonly string[]): string {
    return `constrain(${space}, ${this.text})`;
  }
}

/**
 * A space without the points that break a condition. All algorithms keep to it: random points are drawn until one is
 * allowed, mutants that are not are thrown away, enumeration passes them over. So most points should be allowed; where few
 * are, build the space so that they cannot arise. A discrete space of up to 10,000 points in all is gone through once where a
 * hundred draws find none; in a larger one whose draws find none, a study goes on near the points that it knows.
 *
 * @param space a symbolic value with hyper values inside; a part of a program, or all of it.
 * @param allows whether a decided example may be proposed; it must depend on the example alone.
 * @param text how messages call the condition; the function's own source by default.
 * @example
 * ```ts
 * const space = constrain(searchSpace(Net), (net) => net.width * net.depth <= 256);
 * ```
 */
export function constrain<T>(space: T, allows: (example: T) => boolean, text: string = sourceOf(allows)): T {
  return standIn(new Constrained(space, allows as (example: unknown) => boolean, text));
}

const LONGEST = 80;

function sourceOf(allows: (example: never) => boolean): string {
  const source = String(allows).replace(/\s+/g, " ");
  return source.length <= LONGEST ? source : `${source.slice(0, LONGEST - 3)}...`;
}
