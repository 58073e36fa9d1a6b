/** TSG1008: a number that is written where a `Float` or `Int` is expected has to lie in its range. */
import { numberText } from "tsglove/geno";
import { argumentPlaces, possibleValues } from "../argument-places.js";
import { numberOf } from "../constants.js";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import type { DomainModel } from "../model.js";
import { isRange } from "../ranges.js";

export const valueOutsideRange: Rule = {
  code: 1008,
  name: "value-outside-range",
  severity: "error",
  docs: {
    title: "A number lies in the range of its parameter",
    why: "`Float` and `Int` are numbers to TypeScript, which therefore takes any; the range is checked here.",
    wrong: `import { searchable, type Float } from "tsglove";

@searchable
class Adam {
  constructor(readonly rate: Float<1e-6, 1e-1, "log">) {}
}
export const adam = new Adam(5);
`,
    right: `import { searchable, type Float } from "tsglove";

@searchable
class Adam {
  constructor(readonly rate: Float<1e-6, 1e-1, "log">) {}
}
export const adam = new Adam(5e-3);
`,
  },
  *check(file, model) {
    for (const { owner, param, value } of argumentPlaces(file, model)) {
      const { domain } = param;
      if (domain === undefined || rangesOf(domain).length === 0) continue;
      for (const each of possibleValues(value, model)) {
        const number = numberOf(each, model.checker);
        if (number === undefined || contains(domain, number)) continue;
        yield {
          node: each,
          message: `${number} is not in the domain of "${owner.name}.${param.name}". Write ${rangesOf(domain).join(" or ")}.`,
          fixes: () => {
            if (domain.kind !== "float" && domain.kind !== "int") return [];
            const near = Math.min(Math.max(number, domain.min), domain.max);
            return contains(domain, near)
              ? [
                  {
                    title: `Write ${numberText(near)}, the nearest`,
                    edits: [replacing(each, numberText(near))],
                  },
                ]
              : [];
          },
        };
      }
    }
  },
};

/** Ranges only: a literal that is no member of a union is TypeScript's own error. */
function contains(domain: DomainModel, value: number): boolean {
  switch (domain.kind) {
    // What is no range is rule 1003's to report.
    case "float":
      return !isRange(domain) || (value >= domain.min && value <= domain.max);
    case "int":
      return (
        !isRange(domain) ||
        (value >= domain.min && value <= domain.max && Number.isInteger((value - domain.min) / domain.step))
      );
    case "literal":
      return domain.value === value;
    case "choice":
      return rangesOf(domain).length === 0 || domain.candidates.some((each) => contains(each, value));
    default:
      return true;
  }
}

function rangesOf(domain: DomainModel): readonly string[] {
  switch (domain.kind) {
    case "choice":
      return domain.candidates.flatMap(rangesOf);
    case "float":
      return [`a number from ${numberText(domain.min)} to ${numberText(domain.max)}`];
    case "int":
      return [
        `a whole number from ${domain.min} to ${domain.max}${domain.step === 1 ? "" : ` by steps of ${domain.step}`}`,
      ];
    default:
      return [];
  }
}
