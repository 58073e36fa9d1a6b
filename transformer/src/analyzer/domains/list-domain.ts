/** Tuples: a product over their items. One with optional items is a choice of tuples, the longest first. */
import ts from "#typescript";
import type { DomainModel } from "../model.js";
import type { Guides } from "./guide.js";
import { hasReason, hasSomething } from "./object-domain.js";
import type { Reading } from "./reading.js";
import { tupleItems } from "./tuple-items.js";

/** The domain of a tuple type; undefined or a hole of it where its length has no end, or it has nothing to search. */
export function listDomain(
  type: ts.TupleTypeReference,
  guides: Guides | undefined,
  reading: Reading,
): DomainModel | undefined {
  const items = tupleItems(type, guides, reading.scope.checker);
  if (items.some(({ rest }) => rest)) return undefined;
  const domains = items.map((item) =>
    reading.read(item.type, item.guides, item.optional ? "left out" : "written"),
  );
  if (domains.length > 0 && !hasSomething(domains)) return domains.find(hasReason);
  const required = items.filter(({ optional }) => !optional).length;
  const lists: DomainModel[] = [];
  for (let length = domains.length; length >= required; length--)
    lists.push({ kind: "list", items: domains.slice(0, length) });
  return lists.length === 1 ? lists[0] : { kind: "choice", candidates: lists };
}
