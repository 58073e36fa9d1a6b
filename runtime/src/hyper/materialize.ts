/** One program out of a space, by the decisions that a person writes. */
import { dnaOfChoices, type Choices } from "../geno/choices.js";
import { DNA } from "../geno/dna.js";
import { template } from "./template.js";

/**
 * The program at one point of a search space.
 *
 * @param space a symbolic value with hyper values inside.
 * @param decisions a DNA of this space's shape, or a dictionary from decision point ids (or names) to values:
 *   literals as themselves, objects by their class's name. Every active decision is needed.
 * @returns a new concrete value.
 * @throws RangeError naming the decision point, the value and its domain.
 * @example
 * ```ts
 * materialize(searchSpace(Trainer), { op: "Conv", "op[=0/3].filters": 48, "op[=0/3].kernel": 3, lr: 1e-4 });
 * ```
 */
export function materialize<T>(space: T, decisions: DNA | Choices): T {
  const { spec, decode } = template(space);
  return decode(decisions instanceof DNA ? DNA.of(spec, decisions.numbers) : dnaOfChoices(spec, decisions));
}
