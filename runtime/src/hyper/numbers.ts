/** `floatv` and `intv`: a number of a range. */
import { numberText } from "../geno/literal-text.js";
import type { Scale } from "../geno/points.js";
import {
  bare,
  floatDomain,
  intDomain,
  type Domain,
  type FloatDomain,
  type IntDomain,
} from "../symbolic/domain.js";
import { domainType } from "../symbolic/domain-text.js";
import { accepts } from "../symbolic/fit.js";
import { HyperValue, type HyperJson } from "../symbolic/hyper-value.js";
import { namedAndHinted, optionsSource, type HyperOptions } from "./options.js";
import { decisionOf } from "./stand-in.js";

/** What float and int hyper values have in common: a range, and nothing inside. */
abstract class RangeValue<D extends FloatDomain | IntDomain> extends HyperValue {
  constructor(
    readonly domain: D,
    readonly options: HyperOptions = {},
  ) {
    super();
  }

  override get children(): readonly unknown[] {
    return [];
  }

  override withChildren(): this {
    return this;
  }

  override misfit(domain: Domain): string | undefined {
    return rangeMisfit(this.domain, domain);
  }
}

/** The hyper value of a real number. */
export class FloatValue extends RangeValue<FloatDomain> {
  override json(): HyperJson {
    const { min, max, scale } = this.domain;
    return { kind: "floatv", settings: { min, max, scale, ...namedAndHinted(this.options) } };
  }

  override source(): string {
    const { min, max, scale } = this.domain;
    const isPlain = scale === "linear" && optionsSource(this.options) === "";
    return `floatv(${numberText(min)}, ${numberText(max)}${isPlain ? "" : `, "${scale}"`}${optionsSource(this.options)})`;
  }
}

/** The hyper value of a whole number; kept as a range, however many values it has. */
export class IntValue extends RangeValue<IntDomain> {
  override json(): HyperJson {
    const { min, max, step } = this.domain;
    return { kind: "intv", settings: { min, max, step, ...namedAndHinted(this.options) } };
  }

  override source(): string {
    const { min, max, step } = this.domain;
    const isPlain = step === 1 && optionsSource(this.options) === "";
    return `intv(${min}, ${max}${isPlain ? "" : `, ${step}`}${optionsSource(this.options)})`;
  }
}

function rangeMisfit(own: FloatDomain | IntDomain, domain: Domain): string | undefined {
  return rangeFits(own, domain) ? undefined : `${domainType(own)} does not fit ${domainType(domain)}`;
}

function rangeFits(own: FloatDomain | IntDomain, domain: Domain): boolean {
  const content = bare(domain);
  switch (content.kind) {
    case "choice":
      return content.candidates.some((candidate) => rangeFits(own, candidate));
    case "float":
      return own.min >= content.min && (own.kind === "int" ? last(own) : own.max) <= content.max;
    case "int":
      return (
        own.kind === "int" && accepts(content, own.min) && accepts(content, last(own)) && onGrid(own, content)
      );
    case "hole":
      return true;
    default:
      return false;
  }
}

/** The largest value, which is below max where no step lands on it. */
function last({ min, max, step }: IntDomain): number {
  return max - ((max - min) % step);
}

function onGrid(own: IntDomain, domain: IntDomain): boolean {
  return own.step % domain.step === 0 || last(own) === own.min;
}

/**
 * A real number of a range, searched.
 *
 * @param min the lower bound, included.
 * @param max the upper bound, included; above min.
 * @param scale how draws spread: evenly (`"linear"`, the default), evenly in log (`"log"`), or in log seen from the
 *   upper end (`"rlog"`); the latter two need min > 0.
 * @throws RangeError where the range is empty, not finite, or has no logarithm.
 */
export function floatv(
  min: number,
  max: number,
  scale: Scale = "linear",
  options: HyperOptions<number> = {},
): number {
  return decisionOf<number>(new FloatValue(floatDomain(min, max, scale), options));
}

/**
 * A whole number of a range, searched: min, min + step, ... up to max.
 *
 * @param min the first value, a whole number.
 * @param max the upper bound, included where a step lands on it; a whole number, at least min.
 * @param step the distance between values, a whole number above 0; 1 by default.
 * @throws RangeError where the range is empty, or a number is not whole.
 */
export function intv(min: number, max: number, step = 1, options: HyperOptions<number> = {}): number {
  return decisionOf<number>(new IntValue(intDomain(min, max, step), options));
}
