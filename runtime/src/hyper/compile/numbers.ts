/** Floats, ints and customs, compiled. */
import { shownValue } from "../../geno/literal-text.js";
import type { DecisionPoint } from "../../geno/points.js";
import { RandomStream } from "../../geno/random.js";
import { fromUnit } from "../../geno/scale.js";
import { valueProblem } from "../../symbolic/check.js";
import type { Custom } from "../custom.js";
import type { FloatValue, IntValue } from "../numbers.js";
import { namedAndHinted } from "../options.js";
import { leftOut } from "./left-out.js";
import { named } from "./named.js";
import type { Node, Place } from "./node.js";
import type { Scope } from "./scope.js";

export function compileFloat(value: FloatValue, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const { min, max, scale } = value.domain;
  const own = { id: place.id, ...namedAndHinted(value.options) };
  if (!scope.decides({ kind: "float", path: place.path, ...own })) return leftOut(value);
  return named(value, place, scope, (tied) => {
    points.push({ kind: "float", ...own, ...tied, min, max, scale });
    return {
      open: false,
      number: value.domain,
      build: (cursor) => cursor.numbers[cursor.at++],
      encode(given, into, path) {
        const problem = valueProblem(value.domain, given);
        if (problem !== undefined || typeof given !== "number")
          return { path, problem: problem ?? "it is no number" };
        into.numbers.push(given);
        return undefined;
      },
      start(into) {
        const { start } = value.options;
        into.numbers.push(typeof start === "number" ? start : fromUnit({ min, max, scale }, 0.5));
      },
    };
  });
}

export function compileInt(value: IntValue, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const { min, max, step } = value.domain;
  const own = { id: place.id, ...namedAndHinted(value.options) };
  if (!scope.decides({ kind: "int", path: place.path, ...own })) return leftOut(value);
  return named(value, place, scope, (tied) => {
    const count = Math.floor((max - min) / step) + 1;
    points.push({ kind: "int", ...own, ...tied, min, max, step, count });
    return {
      open: false,
      number: value.domain,
      build: (cursor) => min + (cursor.numbers[cursor.at++] ?? 0) * step,
      encode(given, into, path) {
        const problem = valueProblem(value.domain, given);
        if (problem !== undefined || typeof given !== "number")
          return { path, problem: problem ?? "it is no number" };
        into.numbers.push((given - min) / step);
        return undefined;
      },
      start(into) {
        const { start } = value.options;
        into.numbers.push(typeof start === "number" ? (start - min) / step : Math.floor((count - 1) / 2));
      },
    };
  });
}

export function compileCustom(value: Custom, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const { genomes, rules } = value;
  const own = { id: place.id, ...namedAndHinted(value.options) };
  if (!scope.decides({ kind: "custom", path: place.path, ...own })) return leftOut(value);
  return named(value, place, scope, (tied) => {
    points.push({ kind: "custom", ...own, ...tied, genomes });
    return {
      open: false,
      build: (cursor) => rules.decode(genomes.textOf(cursor.numbers[cursor.at++] ?? -1) ?? ""),
      encode(given, into, path) {
        if (rules.encode === undefined)
          return { path, problem: `${value.source()} has no encode, so its values cannot be read back` };
        const genome = rules.encode(given);
        if (genome === undefined)
          return { path, problem: `the encode of ${value.source()} has no genome for it` };
        const problem = genomes.problemOf(genome);
        if (problem !== undefined)
          return { path, problem: `${shownValue(genome)} is no genome of ${value.source()}: ${problem}` };
        into.numbers.push(genomes.numberOf(genome, place.id));
        return undefined;
      },
      start(into) {
        const own = "start" in value.options ? rules.encode?.(value.options.start) : undefined;
        const genome = own ?? rules.first?.() ?? rules.random(RandomStream.of(0));
        into.numbers.push(genomes.numberOf(genome, place.id));
      },
    };
  });
}
