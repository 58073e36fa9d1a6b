/** The classes and spaces of a file with their decisions, as an outline. */
import { sizeLabel, type KnownSpace, ts } from "@tsglove/transformer/analysis";
import { decisionTree } from "./decision-tree.js";
import { isConstant } from "./size-text.js";
import { spacesOf, type SpacePlace } from "./spaces-of.js";
import type { View } from "./view.js";

export interface SpaceSymbol {
  readonly name: string;
  /** Its size: `12 × ℝ`. */
  readonly detail: string;
  readonly kind: "class" | "parameter" | "space" | "decision";
  /** All of it, and its name. */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly SpaceSymbol[];
}

/** So many decisions of one space are listed. */
const MOST_DECISIONS = 100;

export function spaceSymbols(view: View): readonly SpaceSymbol[] {
  const places = spacesOf(view);
  return places.flatMap((place): readonly SpaceSymbol[] => {
    const { kind, found } = place;
    if (kind === "parameter") return [];
    if (kind === "class") {
      const inside = places.filter(
        ({ kind, node }) => kind === "parameter" && node.parent.parent === place.node,
      );
      const children = inside.flatMap((param) => symbolOf(param, param.name, "parameter", []));
      if (found.kind === "none" && children.length === 0) return [];
      return [{ ...extentOf(place), name: place.name, detail: detailOf(place), kind: "class", children }];
    }
    // What is a part of something larger stands under that.
    if (found.kind === "none" || isConstant(found) || !isWhole(place)) return [];
    return symbolOf(
      place,
      constantName(place) ?? place.node.getText(view.file).slice(0, 40),
      "space",
      decisionsOf(place, found),
    );
  });
}

function symbolOf(
  place: SpacePlace,
  name: string,
  kind: SpaceSymbol["kind"],
  children: readonly SpaceSymbol[],
): readonly SpaceSymbol[] {
  if (place.found.kind === "none" || isConstant(place.found)) return [];
  return [{ ...extentOf(place), name, detail: detailOf(place), kind, children }];
}

function detailOf({ found }: SpacePlace): string {
  return found.kind === "none" ? "" : sizeLabel(found);
}

/** Whether a call is no part of another expression whose space is shown: it is a constant's, or handed to something else. */
function isWhole({ kind, node }: SpacePlace): boolean {
  if (kind !== "hyper value") return true;
  return ts.isVariableDeclaration(node.parent);
}

function constantName({ kind, name, node }: SpacePlace): string | undefined {
  if (kind === "variable") return name;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

function decisionsOf(place: SpacePlace, { space }: KnownSpace): readonly SpaceSymbol[] {
  return decisionTree(space)
    .slice(0, MOST_DECISIONS)
    .map((node) => ({
      ...extentOf(place),
      name:
        node.kind === "alike"
          ? `${node.first} to ${node.last}`
          : node.point.id === ""
            ? "value"
            : node.point.id,
      detail: node.kind === "alike" ? "likewise" : node.point.size,
      kind: "decision",
      children: [],
    }));
}

function extentOf({
  kind,
  node,
  start,
  end,
}: SpacePlace): Omit<SpaceSymbol, "name" | "detail" | "kind" | "children"> {
  // A constant's name stands in front of what it was given.
  const whole = kind === "variable" ? node.parent : node;
  return {
    start: Math.min(whole.getStart(), start),
    end: Math.max(whole.getEnd(), end),
    nameStart: start,
    nameEnd: end,
  };
}
