/** What a marker type says, as a domain. */
import ts from "#typescript";
import type { DomainModel } from "../model.js";
import { choiceOf, candidatesOf } from "./choice.js";
import { guidesOf, homeOf, NO_ENV, type Guides } from "./guide.js";
import { literalValue, type Mark } from "./markers.js";
import type { Reading } from "./reading.js";
import { subclassesOf } from "./subclasses.js";

/** The domain of a marker; undefined or a hole where it says none, as `Fixed`, and one whose arguments are no literals. */
export function markedDomain(
  mark: Mark,
  guides: Guides | undefined,
  reading: Reading,
): DomainModel | undefined {
  const { checker } = reading.scope;
  const value = (index: number): string | number | boolean | undefined => {
    const type = mark.args[index];
    return type === undefined ? undefined : literalValue(type, checker);
  };
  const [min, max, third] = [value(0), value(1), value(2)];
  switch (mark.kind) {
    case "float":
      return typeof min === "number" && typeof max === "number" && typeof third === "string"
        ? { kind: "float", min, max, scale: third }
        : undefined;
    case "int":
      return typeof min === "number" && typeof max === "number" && typeof third === "number"
        ? { kind: "int", min, max, step: third }
        : undefined;
    case "list": {
      const item = argument(0, mark, guides, reading);
      const count = lengthOf(max, 0);
      if (item === undefined || item.kind === "hole") return item;
      return count === undefined ? noCount(max) : { kind: "repeat", item, count };
    }
    case "manyof": {
      const members = argument(0, mark, guides, reading);
      const count = lengthOf(max, 1);
      if (members === undefined || members.kind === "hole") return members;
      if (count === undefined) return noCount(max);
      const distinct = rule("distinct", true, mark.args[2], checker);
      const sorted = rule("sorted", false, mark.args[2], checker);
      return { kind: "many", candidates: candidatesOf(members), count, distinct, sorted };
    }
    case "permutation": {
      const items = argument(0, mark, guides, reading);
      return items?.kind === "list"
        ? { kind: "many", candidates: items.items, count: items.items.length, distinct: true, sorted: false }
        : items?.kind === "hole"
          ? items
          : undefined;
    }
    case "anyof": {
      const [type] = mark.args;
      const classes = type === undefined ? [] : subclassesOf(type, reading.scope);
      return classes.length === 0
        ? undefined
        : choiceOf(classes.map((symbol) => ({ kind: "class", symbol })));
    }
    default:
      return undefined;
  }
}

/** The domain of a marker's type argument, read by the node that the argument has. */
function argument(
  index: number,
  mark: Mark,
  guides: Guides | undefined,
  reading: Reading,
): DomainModel | undefined {
  const type = mark.args[index];
  if (type === undefined) return undefined;
  const node = mark.node?.elements[index + 1];
  const env = mark.node === undefined ? undefined : homeOf(mark.node, guides, reading.scope.checker);
  return reading.read(type, guidesOf(node, env ?? NO_ENV));
}

/** What stands for a list of no certain length; what its type is, is said around it. */
function noCount(written: string | number | boolean | undefined): DomainModel | undefined {
  return written === undefined ? undefined : { kind: "hole", type: "", why: "count" };
}

function lengthOf(value: string | number | boolean | undefined, least: number): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

/** A setting of `ManyOf`, where it is given as a literal. */
function rule(
  name: string,
  otherwise: boolean,
  rules: ts.Type | undefined,
  checker: ts.TypeChecker,
): boolean {
  const property = rules === undefined ? undefined : checker.getPropertyOfType(rules, name);
  if (property === undefined) return otherwise;
  const value = literalValue(checker.getNonNullableType(checker.getTypeOfSymbol(property)), checker);
  return typeof value === "boolean" ? value : otherwise;
}
