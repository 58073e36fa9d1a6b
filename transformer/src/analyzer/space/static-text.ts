/** Static values as the source that makes them, as the runtime writes it: for the labels of candidates. */
import { literalText, numberText } from "tsglove/geno";
import { isOpen } from "./facts.js";
import { childrenOf, givenArguments, type StaticOptions, type StaticValue } from "./static-value.js";

/** A label longer than this tells less than a short one with a number. */
const LONGEST = 40;

/**
 * What people call the candidates of a choice: by literal or class; where two would share a name, by what they are; where that
 * does not tell them apart either, by their place. The same as the runtime's labels.
 */
export function candidateLabels(candidates: readonly StaticValue[]): readonly string[] {
  const labels = distinct(candidates.map(shortLabel), (index) => longLabel(candidates[index]));
  const unique = distinct(labels, (index) => `${shortLabel(candidates[index])}#${index}`);
  return candidates.map((candidate, index) =>
    candidate.kind === "literal" || candidate.kind === "absent"
      ? shortLabel(candidate)
      : (unique[index] ?? shortLabel(candidate)),
  );
}

function distinct(labels: readonly string[], other: (index: number) => string): readonly string[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return labels.map((label, index) => (counts.get(label) === 1 ? label : other(index)));
}

function shortLabel(value: StaticValue | undefined): string {
  if (value === undefined) return "undefined";
  switch (value.kind) {
    case "literal":
      return literalText(value.value);
    case "object":
      return value.type.name;
    case "list":
      return "array";
    case "function":
      return value.name === "" ? "function" : value.name;
    case "opaque":
      return value.label;
    case "absent":
      return "absent";
    case "shared":
      return shortLabel(value.value);
    case "record":
    case "unknown":
    case "thrown":
      return "object";
    default:
      return hyperText(
        value,
        childrenOf(value).map(() => "..."),
      );
  }
}

function longLabel(value: StaticValue | undefined): string {
  const short = shortLabel(value);
  if (value === undefined || value.kind === "literal" || value.kind === "function" || isOpen(value))
    return short;
  const source = staticText(value)?.replace(/^new /, "");
  return source !== undefined && source.length <= LONGEST ? source : short;
}

/** The source of a value on one line; undefined where it has none, as functions and foreign objects have not. */
export function staticText(value: StaticValue): string | undefined {
  switch (value.kind) {
    case "literal":
      return literalText(value.value);
    case "list":
      return around("[", value.items.map(staticText), "]");
    case "record":
      return value.entries.size === 0
        ? "{}"
        : around(
            "{ ",
            [...value.entries].map(([key, each]) => {
              const text = staticText(each);
              return text === undefined ? undefined : `${propertyName(key)}: ${text}`;
            }),
            " }",
          );
    case "object": {
      const { type } = value;
      const args = givenArguments(value).flatMap((arg, index) =>
        type.params[index]?.rest === true && arg.kind === "list"
          ? arg.items.map(staticText)
          : [staticText(arg)],
      );
      return around(`${type.isFunction ? "" : "new "}${type.name}(`, args, ")");
    }
    case "absent":
      return "absent";
    case "shared":
      return staticText(value.value);
    case "function":
    case "opaque":
    case "unknown":
    case "thrown":
      return undefined;
    default: {
      const parts = childrenOf(value).map(staticText);
      const written = parts.filter((part) => part !== undefined);
      return written.length < parts.length ? undefined : hyperText(value, written);
    }
  }
}

function around(before: string, parts: readonly (string | undefined)[], after: string): string | undefined {
  const written = parts.filter((part) => part !== undefined);
  return written.length < parts.length ? undefined : `${before}${written.join(", ")}${after}`;
}

/** A key as one writes it in an object. */
export function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
}

type StaticHyper = Exclude<
  StaticValue,
  {
    readonly kind:
      | "literal"
      | "object"
      | "list"
      | "record"
      | "shared"
      | "absent"
      | "function"
      | "opaque"
      | "unknown"
      | "thrown";
  }
>;

/** The call that makes a hyper value, over the source of its children. */
export function hyperText(value: StaticHyper, children: readonly string[]): string {
  const list = `[${children.join(", ")}]`;
  switch (value.kind) {
    case "oneof":
      return `oneof(${list}${optionsText(value.options)})`;
    case "many": {
      const { count, distinct: once, sorted, candidates, options } = value;
      if (once && !sorted && count === candidates.length && children.length > 0)
        return `permutate(${list}${optionsText(options)})`;
      const own = [...(once ? [] : ["distinct: false"]), ...(sorted ? ["sorted: true"] : [])];
      return `manyof(${count}, ${list}${optionsText(options, own)})`;
    }
    case "float": {
      const isPlain = value.scale === "linear" && optionsText(value.options) === "";
      return `floatv(${numberText(value.min)}, ${numberText(value.max)}${isPlain ? "" : `, "${value.scale}"`}${optionsText(value.options)})`;
    }
    case "int": {
      const isPlain = value.step === 1 && optionsText(value.options) === "";
      return `intv(${value.min}, ${value.max}${isPlain ? "" : `, ${value.step}`}${optionsText(value.options)})`;
    }
    case "custom":
      return `${value.text}${optionsText(value.options)})`;
    case "constrained":
      return `constrain(${children[0] ?? "..."}, ${value.text})`;
    case "dependent":
      return value.text;
  }
}

function optionsText({ name, hints }: StaticOptions, others: readonly string[] = []): string {
  const parts = [
    ...others,
    ...(name === undefined ? [] : [`name: ${JSON.stringify(name)}`]),
    ...(hints === undefined ? [] : [`hints: ${JSON.stringify(hints)}`]),
  ];
  return parts.length === 0 ? "" : `, { ${parts.join(", ")} }`;
}
