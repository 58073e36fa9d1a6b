/** What "at random" means. */
import { shownValue } from "./literal-text.js";

/**
 * What "at random" means:
 * - `"decision"`: every decision is drawn evenly over its own candidates (floats evenly on their scale), so that a
 *   candidate with a large space under it is as likely as one with none;
 * - `"point"`: every point of the space is equally likely (each continuous decision counted once, and drawn evenly on its
 *   scale; a custom decision that is not counted likewise, and drawn by its own rule).
 */
export type SamplingLaw = "decision" | "point";

const laws: readonly unknown[] = ["decision", "point"] satisfies readonly SamplingLaw[];

/** For callers that no compiler checks. @throws RangeError where there is no such law. */
export function requireLaw(law: unknown): void {
  if (!laws.includes(law))
    throw new RangeError(`There is no sampling law ${shownValue(law)}; give "decision" or "point".`);
}
