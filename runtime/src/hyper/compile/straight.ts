/**
 * Decoding by the straight-line code that the transformer wrote for a class: where each parameter that it reads by itself has
 * just the domain that its type says. A parameter that was rebound or frozen, or has a name, leaves the object to parts.ts.
 */
import type { ClassInfo } from "../../symbolic/class-info.js";
import type { Domain } from "../../symbolic/domain.js";
import type { Build, Node } from "./node.js";

/** What makes concrete objects of a class; undefined where the class has no such code, or the arguments are others. */
export function straightBuild(entry: ClassInfo, args: readonly Node[]): Build | undefined {
  const { decoder, params } = entry;
  // Domains may name classes that are not loaded: they are read where an argument is a decision, and was checked against one.
  if (decoder === undefined || !args.some(({ literals, number }) => (literals ?? number) !== undefined))
    return undefined;
  const domains = entry.domains();
  const parts: Build[] = [];
  for (const index of params.keys()) {
    const part = partOf(domains[index], args[index]);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return decoder(parts);
}

/** What makes an argument that the code does not read by itself; undefined where it would read it, and wrongly. */
function partOf(domain: Domain | undefined, node: Node | undefined): Build | undefined {
  if (domain?.kind === "float") return node?.number?.kind === "float" ? node.build : undefined;
  if (domain?.kind === "int") return hasSteps(domain, node) ? node?.build : undefined;
  const values = domain === undefined ? undefined : literalsOf(domain);
  if (values === undefined) return node?.build ?? (() => undefined);
  const literals = node?.literals;
  if (literals?.length !== values.length || !literals.every((each, i) => Object.is(each, values[i])))
    return undefined;
  // The table has nothing for the decision, or undefined or null, and is a decision further: the node says which it is.
  return (cursor) => {
    cursor.at--;
    return node?.build(cursor);
  };
}

/** The values of a choice among literals and nothing else, which the code has as a table. */
function literalsOf(domain: Domain): readonly unknown[] | undefined {
  if (domain.kind !== "choice") return undefined;
  const values: unknown[] = [];
  for (const each of domain.candidates) {
    if (each.kind !== "constant") return undefined;
    values.push(each.value);
  }
  return values;
}

function hasSteps({ min, step }: Domain & { kind: "int" }, node: Node | undefined): boolean {
  return node?.number?.kind === "int" && node.number.min === min && node.number.step === step;
}
