/** What calls of tsglove's functions make. */
import type ts from "typescript";
import type { Hints } from "tsglove/geno";
import { isFloatRange, isIntRange, isScale } from "../ranges.js";
import { DEEPEST, factsOf, isOpen } from "../space/facts.js";
import { staticText } from "../space/static-text.js";
import { UNDEFINED, type StaticOptions, type StaticValue } from "../space/static-value.js";
import { firstGap, sourceText, thrown, unknown } from "./evaluation.js";
import { HOLE, listOf } from "./list-methods.js";
import { rebound } from "./rebind-value.js";

/** A list longer than this is refused by the runtime. */
const MOST_CHOICES = 100_000;

/** What `name(...args)` gives, of tsglove's function of that name. */
export function callOurs(name: string, args: readonly StaticValue[], at: ts.Node): StaticValue {
  const [first = UNDEFINED, second = UNDEFINED, third = UNDEFINED, fourth = UNDEFINED] = args;
  const fail = args.find((arg) => arg.kind === "thrown");
  if (fail !== undefined) return fail;
  switch (name) {
    case "oneof":
      return overCandidates(first, second, at, (candidates, options) => ({
        kind: "oneof",
        candidates,
        options,
      }));
    case "permutate":
      return overCandidates(first, second, at, (candidates, options) =>
        many(candidates.length, candidates, { distinct: true, sorted: false }, options, at),
      );
    case "manyof":
      return manyof(first, second, third, at);
    case "floatv":
    case "intv":
      return range(name, first, second, third, fourth, at);
    case "custom":
      return custom(first, second, at);
    case "evolve":
      return evolved(first, args[2] ?? UNDEFINED, at);
    case "derived":
      return dependent("derived", first, at);
    case "contextual":
      return { kind: "dependent", text: "contextual()", rules: at };
    case "constrain":
      return first.kind === "unknown"
        ? first
        : {
            kind: "constrained",
            space: first,
            allows: second,
            text: third.kind === "literal" && typeof third.value === "string" ? third.value : "...",
            node: at,
          };
    case "ref":
      return first.kind === "literal" || first.kind === "unknown" ? first : { kind: "shared", value: first };
    case "seal":
      return first;
    case "clone":
      return second === UNDEFINED ? copied(first) : rebound(copied(first), second, at);
    case "rebind":
      return rebound(first, second, at);
    default:
      return unknown(`what ${sourceText(at)} gives is not known before running`, at);
  }
}

/** A copy is a value of its own, and one that was shared no longer is. */
function copied(value: StaticValue): StaticValue {
  return value.kind === "shared" ? value.value : value;
}

/** Makes a hyper value of a list of candidates; of a list that is known in part, what there is at least. */
function overCandidates(
  list: StaticValue,
  given: StaticValue,
  at: ts.Node,
  make: (candidates: readonly StaticValue[], options: StaticOptions) => StaticValue,
): StaticValue {
  const options = optionsOf(given);
  if (options === undefined)
    return unknown(`the options of ${sourceText(at)} are not known before running`, at);
  if (list.kind === "list") {
    const candidates = list.items.map((item) => (item === HOLE ? UNDEFINED : item));
    return candidates.length === 0
      ? thrown(`${sourceText(at)} has no candidates`, at)
      : make(candidates, options);
  }
  if (list.kind !== "unknown") return unknown(`the candidates of ${sourceText(at)} are not followed`, at);
  const { reason, node, atLeast } = list;
  if (atLeast?.kind !== "list" || atLeast.items.length === 0 || options.name !== undefined)
    return unknown(reason, node);
  const least = make(atLeast.items, options);
  return unknown(reason, node, least.kind === "thrown" || least.kind === "unknown" ? undefined : least);
}

/** What options say; undefined where the name is not known. */
function optionsOf(value: StaticValue): StaticOptions | undefined {
  if (value.kind === "literal") return {};
  if (value.kind !== "record") return undefined;
  const name = value.entries.get("name");
  if (
    name !== undefined &&
    !(name.kind === "literal" && (name === UNDEFINED || typeof name.value === "string"))
  )
    return undefined;
  const hints = hintsOf(value.entries.get("hints"));
  const start = value.entries.get("start");
  return {
    ...(name?.kind === "literal" && typeof name.value === "string" ? { name: name.value } : {}),
    ...(hints === undefined ? {} : { hints }),
    ...(start === undefined ? {} : { start }),
  };
}

/** Hints as JSON; undefined where they are not known: no id or size depends on them. */
function hintsOf(value: StaticValue | undefined): Hints | undefined {
  if (value?.kind === "literal") {
    const { value: literal } = value;
    return literal === undefined || typeof literal === "bigint" ? undefined : literal;
  }
  if (value?.kind === "list") {
    const items = value.items.map(hintsOf);
    const whole = items.filter((item) => item !== undefined);
    return whole.length === items.length ? whole : undefined;
  }
  if (value?.kind !== "record") return undefined;
  const entries: (readonly [string, Hints])[] = [];
  for (const [key, part] of value.entries) {
    const hints = hintsOf(part);
    if (hints === undefined) return undefined;
    entries.push([key, hints]);
  }
  return Object.fromEntries(entries);
}

/** A setting that is written, or its default; undefined where it is not known. */
function flag(options: StaticValue, name: string, otherwise: boolean): boolean | undefined {
  const value = options.kind === "record" ? options.entries.get(name) : undefined;
  if (value === undefined || value === UNDEFINED) return otherwise;
  return value.kind === "literal" && typeof value.value === "boolean" ? value.value : undefined;
}

function manyof(count: StaticValue, list: StaticValue, options: StaticValue, at: ts.Node): StaticValue {
  const [distinct, sorted] = [flag(options, "distinct", true), flag(options, "sorted", false)];
  if (distinct === undefined || sorted === undefined)
    return unknown(`the options of ${sourceText(at)} are not known before running`, at);
  if (count.kind !== "literal" || typeof count.value !== "number")
    return unknown(
      count.kind === "unknown" ? count.reason : `the count of ${sourceText(at)} is not known before running`,
      count.kind === "unknown" ? count.node : at,
    );
  const { value } = count;
  return overCandidates(list, options, at, (candidates, own) =>
    many(value, candidates, { distinct, sorted }, own, at),
  );
}

function many(
  count: number,
  candidates: readonly StaticValue[],
  { distinct, sorted }: { readonly distinct: boolean; readonly sorted: boolean },
  options: StaticOptions,
  at: ts.Node,
): StaticValue {
  if (
    !Number.isSafeInteger(count) ||
    count < 1 ||
    count > MOST_CHOICES ||
    (distinct && count > candidates.length)
  )
    return thrown(`${sourceText(at)}: ${count} of ${candidates.length} candidates cannot be chosen`, at);
  return { kind: "many", count, distinct, sorted, candidates, options };
}

function range(
  name: "floatv" | "intv",
  first: StaticValue,
  second: StaticValue,
  third: StaticValue,
  fourth: StaticValue,
  at: ts.Node,
): StaticValue {
  const options = optionsOf(fourth);
  const gap = firstGap([first, second, third]);
  if (options === undefined || gap?.kind === "unknown")
    return unknown(
      gap?.reason ?? `the options of ${sourceText(at)} are not known before running`,
      gap?.node ?? at,
    );
  const [min, max] = [numberOf(first), numberOf(second)];
  if (min === undefined || max === undefined)
    return thrown(`${sourceText(at)} has a bound that is no number`, at);
  if (name === "floatv") {
    const scale = third === UNDEFINED ? "linear" : third.kind === "literal" ? third.value : undefined;
    if (!isScale(scale) || !isFloatRange(min, max, scale)) return thrown(`${sourceText(at)} is no range`, at);
    return { kind: "float", min, max, scale, options };
  }
  const step = third === UNDEFINED ? 1 : numberOf(third);
  if (step === undefined || !isIntRange(min, max, step)) return thrown(`${sourceText(at)} is no range`, at);
  return { kind: "int", min, max, step, options };
}

function numberOf(value: StaticValue): number | undefined {
  return value.kind === "literal" && typeof value.value === "number" ? value.value : undefined;
}

/** A custom decision counts as one continuous decision, unless its rules say how many genomes there are. */
function custom(rules: StaticValue, given: StaticValue, at: ts.Node): StaticValue {
  const options = optionsOf(given);
  if (options === undefined || rules.kind !== "record")
    return unknown(`the rules of ${sourceText(at)} are not known before running`, at);
  const count = rules.entries.get("count");
  if (
    count !== undefined &&
    count !== UNDEFINED &&
    !(count.kind === "literal" && typeof count.value === "bigint")
  )
    return unknown(`the count of ${sourceText(at)} is not known before running`, at);
  const counted = count?.kind === "literal" && typeof count.value === "bigint" ? count.value : undefined;
  return { kind: "custom", text: "custom(...", rules, count: counted, options };
}

function evolved(initial: StaticValue, given: StaticValue, at: ts.Node): StaticValue {
  const options = optionsOf(given);
  if (options === undefined)
    return unknown(`the options of ${sourceText(at)} are not known before running`, at);
  if (isOpen(initial)) return thrown(`${sourceText(at)} evolves a program that is not decided`, at);
  if (initial.kind === "unknown") return unknown(initial.reason, initial.node);
  const text = (factsOf(initial).height > DEEPEST ? undefined : staticText(initial)) ?? "a program";
  // Each call has rules of its own.
  return { kind: "custom", text: `evolve(${text}, ...`, rules: {}, count: undefined, options };
}

function dependent(name: string, sources: StaticValue, at: ts.Node): StaticValue {
  if (sources.kind === "unknown") return unknown(sources.reason, sources.node);
  const list = sources.kind === "list" && sources.items.length === 1 ? sources.items[0] : sources;
  return { kind: "dependent", text: `${name}(${staticText(list ?? listOf([])) ?? "..."}, ...)`, rules: at };
}
