/** `oneof`: a choice of one candidate. */
import type { Domain } from "../symbolic/domain.js";
import { domainType } from "../symbolic/domain-text.js";
import { valueProblem } from "../symbolic/check.js";
import { HyperValue, type HyperJson } from "../symbolic/hyper-value.js";
import { namedAndHinted, optionsSource, type HyperOptions } from "./options.js";
import { decisionOf } from "./stand-in.js";

/** The hyper value of a choice. Candidates may be any values, hyper values and abstract objects included. */
export class OneOf extends HyperValue {
  constructor(
    readonly candidates: readonly unknown[],
    readonly options: HyperOptions = {},
  ) {
    super();
    if (candidates.length === 0) throw new RangeError("oneof: there are no candidates; give at least one.");
  }

  override get children(): readonly unknown[] {
    return this.candidates;
  }

  override withChildren(children: readonly unknown[]): OneOf {
    // Where it starts at a candidate that is an object, it starts at what has come in its place.
    const { start } = this.options;
    const at = typeof start === "object" && start !== null ? this.candidates.indexOf(start) : -1;
    return new OneOf(children, at === -1 ? this.options : { ...this.options, start: children[at] });
  }

  override misfit(domain: Domain): string | undefined {
    for (const [index, candidate] of this.candidates.entries()) {
      const problem = valueProblem(domain, candidate);
      if (problem !== undefined) return `candidate ${index} does not fit ${domainType(domain)}: ${problem}`;
    }
    return undefined;
  }

  override json(): HyperJson {
    return { kind: "oneof", settings: namedAndHinted(this.options) };
  }

  override source(children: readonly string[]): string {
    return `oneof([${children.join(", ")}]${optionsSource(this.options)})`;
  }
}

/**
 * A choice of one among candidates; it stands wherever a candidate may stand, and has their type.
 *
 * @param candidates the values to choose from, at least one; with hyper values inside, the space is conditional.
 * @param options.name names the decision point; it stands for its id in dictionaries.
 * @throws RangeError where there is no candidate.
 * @example
 * ```ts
 * new Trainer(oneof([new Identity(), new MaxPool(3), new Conv(oneof([32, 64]))]), floatv(1e-6, 1e-3));
 * ```
 */
export function oneof<const T>(candidates: readonly T[], options: HyperOptions<NoInfer<T>> = {}): T {
  return decisionOf(new OneOf([...candidates], options));
}
