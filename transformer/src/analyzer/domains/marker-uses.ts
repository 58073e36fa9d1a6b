/**
 * Where a file writes a marker type: `Int<1, 9>` itself, or a generic alias of one, `Steps<3>`, whose arguments stand where it
 * is used. What an alias without parameters is wrong about stands where it is declared.
 */
import ts from "#typescript";
import { nodesIn } from "../file-nodes.js";
import { perFile } from "../per-file.js";
import type { ProgramModel } from "../program-model.js";
import { aliasDeclaration, namedSymbol } from "./guide.js";

export interface MarkerUse {
  readonly node: ts.TypeReferenceNode;
  /** What the marker is called in tsglove: `Int`. */
  readonly name: string;
  /** Whether the arguments of the reference are the marker's own. */
  readonly direct: boolean;
}

export const markerUses = perFile((file, model): readonly MarkerUse[] =>
  nodesIn(file).typeReferences.flatMap((node) => useOf(node, model) ?? []),
);

function useOf(node: ts.TypeReferenceNode, model: ProgramModel): MarkerUse | undefined {
  // Most references are to neither, and one look at their symbol tells.
  const symbol = node.typeArguments === undefined ? undefined : namedSymbol(node, model.checker);
  if (symbol === undefined) return undefined;
  const own = model.dsl.nameOfSymbol(symbol);
  if (own !== undefined) return { node, name: own, direct: true };
  const name = markerBehind(symbol, model);
  return name === undefined ? undefined : { node, name, direct: false };
}

/** Aliases of aliases: more of them nobody writes by hand. */
const MOST_STEPS = 10;

/** The marker that an alias is another word for. */
function markerBehind(alias: ts.Symbol, model: ProgramModel): string | undefined {
  let symbol = alias;
  for (let step = 0; step < MOST_STEPS; step++) {
    const type = aliasDeclaration(symbol)?.type;
    const next =
      type !== undefined && ts.isTypeReferenceNode(type) ? namedSymbol(type, model.checker) : undefined;
    if (next === undefined) return undefined;
    const name = model.dsl.nameOfSymbol(next);
    if (name !== undefined) return name;
    symbol = next;
  }
  return undefined;
}
