/** `complete`: what one loop left open, decided without another. */
import { DNA } from "../geno/dna.js";
import type { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import { template } from "./template.js";

/**
 * The program that an example becomes once all that is open in it is decided.
 *
 * @param example a symbolic value with hyper values in it, such as a loop with `where` gives; a concrete one is copied.
 * @param decisions `"default"` for where a search would start, a random stream (`feedback.random`) for a random point,
 *   or a DNA of the example's own space.
 * @returns a new concrete value.
 */
export function complete<T>(example: T, decisions: "default" | RandomStream | DNA): T {
  const { spec, decode, start } = template(example);
  if (decisions === "default") return decode(start());
  return decode(decisions instanceof DNA ? DNA.of(spec, decisions.numbers) : randomDna(spec, decisions));
}
