/** `complete`: what one loop left open, decided without another. */
import { DNA } from "../geno/dna.js";
import { shownValue } from "../geno/literal-text.js";
import { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import { template } from "./template.js";

/**
 * The program that an example becomes once all that is open in it is decided.
 *
 * @param example a symbolic value with hyper values in it, such as a loop with `where` gives; a concrete one is copied.
 * @param decisions `"default"` for where a search would start; a random stream (`feedback.random`, so that it can be repeated)
 *   or `"random"` for a random point; or a DNA of the example's own space.
 * @returns a new concrete value.
 * @throws RangeError where the DNA is no point of that space; TypeError for other decisions.
 */
export function complete<T>(example: T, decisions: "default" | "random" | RandomStream | DNA): T {
  const { spec, decode, start } = template(example);
  if (decisions === "default") return decode(start());
  if (decisions instanceof DNA) return decode(DNA.of(spec, decisions.numbers));
  const random = decisions === "random" ? RandomStream.of(Math.random()) : decisions;
  if (random instanceof RandomStream) return decode(randomDna(spec, random));
  throw new TypeError(
    `complete: the decisions are ${shownValue(decisions)}; give "default", "random", a random stream or a DNA.`,
  );
}
