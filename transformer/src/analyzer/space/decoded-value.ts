/** The program at a point of a space, as the runtime's decode makes it: made without running anything. */
import { isOpen } from "./facts.js";
import type { StaticValue } from "./static-value.js";

/** Where in a DNA's numbers the walk is, and what its names were decided to be. */
interface Cursor {
  readonly numbers: readonly number[];
  at: number;
  readonly named: Map<string, StaticValue>;
}

/**
 * A space with its decisions made. What only a run can tell (a genome, a derived value, a part that is not known) stays in it as
 * it is.
 *
 * @param numbers the decisions of a point of the space.
 */
export function decodedValue(space: StaticValue, numbers: readonly number[]): StaticValue {
  return decoded(space, { numbers, at: 0, named: new Map() });
}

function decoded(value: StaticValue, cursor: Cursor): StaticValue {
  if (!isOpen(value)) return value;
  switch (value.kind) {
    case "object":
      return { ...value, args: value.args.map((arg) => decoded(arg, cursor)) };
    case "list":
      return { ...value, items: value.items.map((item) => decoded(item, cursor)) };
    case "record": {
      const entries = [...value.entries].map(([key, part]) => [key, decoded(part, cursor)] as const);
      return { ...value, entries: new Map(entries.filter(([, part]) => part.kind !== "absent")) };
    }
    case "constrained":
      return decoded(value.space, cursor);
    case "unknown":
      return value.atLeast === undefined ? value : { ...value, atLeast: decoded(value.atLeast, cursor) };
    case "oneof":
    case "many":
    case "float":
    case "int":
    case "custom":
      return underName(value, cursor);
    default:
      return value;
  }
}

type Deciding = Extract<StaticValue, { readonly kind: "oneof" | "many" | "float" | "int" | "custom" }>;

/** One name is one decision: the first place that is reached makes it. */
function underName(value: Deciding, cursor: Cursor): StaticValue {
  const { name } = value.options;
  const known = name === undefined ? undefined : cursor.named.get(name);
  if (known !== undefined) return known;
  const made = decision(value, cursor);
  if (name !== undefined) cursor.named.set(name, made);
  return made;
}

function decision(value: Deciding, cursor: Cursor): StaticValue {
  switch (value.kind) {
    case "oneof":
      return chosen(value.candidates, cursor);
    case "many":
      return {
        kind: "list",
        items: Array.from({ length: value.count }, () => chosen(value.candidates, cursor)),
      };
    case "float":
      return { kind: "literal", value: next(cursor) };
    case "int":
      return { kind: "literal", value: value.min + next(cursor) * value.step };
    case "custom":
      next(cursor);
      return value;
  }
}

function chosen(candidates: readonly StaticValue[], cursor: Cursor): StaticValue {
  const candidate = candidates[next(cursor)];
  return candidate === undefined ? { kind: "absent" } : decoded(candidate, cursor);
}

function next(cursor: Cursor): number {
  return cursor.numbers[cursor.at++] ?? 0;
}
