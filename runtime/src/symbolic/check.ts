/** Values against domains, for messages: nominal where TypeScript is structural. */
import type { ClassInfo } from "./class-info.js";
import type { Domain } from "./domain.js";
import { argumentMisfit, misfitOf, type Misfit } from "./fit.js";
import { below } from "./nesting.js";
import { pathText } from "./paths.js";

export { describe } from "./describe.js";

/** @throws TypeError naming the class, the parameter, the value and the domain of the first argument that is outside. */
export function checkArguments(entry: ClassInfo, args: readonly unknown[]): void {
  const domains = entry.domains();
  args.forEach((value, index) => {
    const misfit = argumentMisfit(entry, index, domains[index], value);
    if (misfit !== undefined)
      throw new TypeError(
        `${placedProblem(`${entry.type.name}.${entry.params[index]?.name ?? index}`, misfit)}.`,
      );
  });
}

/** Why a value, hyper or plain, does not fit a domain, or undefined where it does; a part inside it is named by its path. */
export function valueProblem(domain: Domain, value: unknown): string | undefined {
  const misfit = misfitOf(domain, value);
  if (misfit === undefined) return undefined;
  const { keys, problem } = misfit;
  return keys.length === 0 ? problem() : `${pathText(keys)}: ${problem()}`;
}

/** A misfit of what stands at a place: `Trainer.config.act: "tanh" is not "relu" | "gelu"`. */
function placedProblem(place: string, { keys, problem }: Misfit): string {
  return `${keys.reduce(below, place)}: ${problem()}`;
}
