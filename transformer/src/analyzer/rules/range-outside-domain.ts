/** TSG1015: the range of a `floatv` or `intv` lies within the domain of its parameter. */
import { numberText } from "tsglove/geno";
import ts from "#typescript";
import { argumentPlaces, possibleValues } from "../argument-places.js";
import { numberOf } from "../constants.js";
import type { Fix, Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { hyperCallOf } from "../hyper-calls.js";
import type { DomainModel } from "../model.js";
import { isRange } from "../ranges.js";
import { domainText } from "../space/domain-text.js";
import type { ProgramModel } from "../program-model.js";

export const rangeOutsideDomain: Rule = {
  code: 1015,
  name: "range-outside-domain",
  severity: "error",
  docs: {
    title: "A searched range lies within its parameter's domain",
    why: "`Float` and `Int` are numbers to TypeScript, and so is `floatv(0, 1)`. Each number of the range has to be one that the parameter takes; the construction throws otherwise.",
    wrong: `import { floatv, searchable, type Float } from "tsglove";

@searchable
class Adam {
  constructor(readonly rate: Float<1e-6, 1e-3, "log">) {}
}
export const adam = new Adam(floatv(0, 1));
`,
    right: `import { floatv, searchable, type Float } from "tsglove";

@searchable
class Adam {
  constructor(readonly rate: Float<1e-6, 1e-3, "log">) {}
}
export const adam = new Adam(floatv(1e-5, 1e-4));
`,
  },
  *check(file, model) {
    for (const { owner, param, value } of argumentPlaces(file, model)) {
      const { domain } = param;
      if (domain === undefined) continue;
      for (const each of possibleValues(value, model)) {
        const range = rangeOf(each, model);
        if (range === undefined || fits(range, domain)) continue;
        yield {
          node: each,
          message: `${numberText(range.min)} to ${numberText(range.max)} is not within the domain of "${owner.name}.${param.name}", ${domainText(domain)}. Write a range inside of it.`,
          fixes: () => narrowed(each, range, domain),
        };
      }
    }
  },
};

interface Range {
  readonly kind: "float" | "int";
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The range of a call that surely makes one; rule 1014 has the rest. */
function rangeOf(node: ts.Expression, model: ProgramModel): Range | undefined {
  const hyper = hyperCallOf(node, model);
  if (hyper?.name !== "floatv" && hyper?.name !== "intv") return undefined;
  const [low, high, third] = hyper.call.arguments.map((each) => numberOf(each, model.checker));
  if (low === undefined || high === undefined || low > high) return undefined;
  if (hyper.name === "floatv") return { kind: "float", min: low, max: high, step: 0 };
  const step = hyper.call.arguments[2] === undefined ? 1 : third;
  if (step === undefined || ![low, high, step].every(Number.isSafeInteger) || step < 1) return undefined;
  return { kind: "int", min: low, max: high - ((high - low) % step), step };
}

/** As the runtime compares them: a range fits one candidate as a whole. */
function fits(range: Range, domain: DomainModel): boolean {
  switch (domain.kind) {
    case "literal":
    case "bigint":
    case "class":
      return false;
    case "choice":
      return domain.candidates.some((each) => fits(range, each));
    case "labelled":
      return fits(range, domain.domain);
    case "float":
      return !isRange(domain) || (range.min >= domain.min && range.max <= domain.max);
    case "int":
      return !isRange(domain) || fitsInt(range, domain);
    // Whatever else a domain may be: nothing that is surely wrong.
    default:
      return true;
  }
}

function fitsInt(range: Range, { min, max, step }: Extract<DomainModel, { kind: "int" }>): boolean {
  const isIn = (value: number): boolean => value >= min && value <= max && (value - min) % step === 0;
  return (
    range.kind === "int" &&
    isIn(range.min) &&
    isIn(range.max) &&
    (range.step % step === 0 || range.max === range.min)
  );
}

/** The part of the range that the domain has, where the call is written at the place itself. */
function narrowed(node: ts.Expression, range: Range, domain: DomainModel): readonly Fix[] {
  if (!ts.isCallExpression(node) || domain.kind !== range.kind) return [];
  const [low, high] = node.arguments;
  const min = Math.max(range.min, domain.min);
  const max = Math.min(range.max, domain.max);
  if (low === undefined || high === undefined || min >= max) return [];
  const within = { ...range, min, max };
  if (!fits(within, domain)) return [];
  return [
    {
      title: `Search from ${numberText(min)} to ${numberText(max)}`,
      edits: [replacing(low, numberText(min)), replacing(high, numberText(max))],
    },
  ];
}
