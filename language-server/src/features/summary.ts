/** A space in Markdown: its size, and what it consists of. */
import { sizeLabel, type KnownSpace } from "@tsglove/transformer/analysis";
import { factorsOf } from "./decision-tree.js";
import { decisionsText, dimensionsText, grouped } from "./size-text.js";
import type { SpacePlace } from "./spaces-of.js";

/** More factors than this are no longer read as a product. */
const MOST_FACTORS = 12;

/** What a hint says to who points at it. */
export function shortSummary({ found }: SpacePlace): string {
  if (found.kind === "none") return `The size of this space is not known: ${found.reason}.`;
  return [sizeLine(found), productLine(found)].filter((line) => line !== undefined).join("\n\n");
}

/** `**21** points, 5 decisions`, `**12 × ℝ**: 12 combinations and 1 continuous dimension, 5 decisions`; where it is a bound, why. */
export function sizeLine(found: KnownSpace): string {
  const { space } = found;
  const line = `**${sizeLabel(found)}**${countsText(found)}, ${decisionsText(space.pointCount)}`;
  return found.kind === "exact" ? line : `${line}\n\n${whyBound(found)}`;
}

/** What the label counts, with all digits where it has not all of them. */
function countsText(found: KnownSpace): string {
  const { space } = found;
  const { discreteSize, continuousDimensions } = space;
  const digits = grouped(discreteSize);
  if (continuousDimensions > 0) {
    const dimensions = dimensionsText(space);
    return discreteSize === 1n ? `: ${dimensions}` : `: ${digits} combinations and ${dimensions}`;
  }
  const exact = found.kind === "exact" ? `exactly ${digits}` : digits;
  const isSaid = sizeLabel(found).replace(/^[≥≤] /, "") === digits;
  return `${discreteSize === 1n ? " point" : " points"}${isSaid ? "" : ` (${exact})`}`;
}

function whyBound({ kind, reason }: KnownSpace & { readonly reason: string }): string {
  return kind === "at least"
    ? `At least so many: ${reason}.`
    : `At most so many: ${reason}; only a run tells how many.`;
}

/** `= op ⟨12⟩ × lr ⟨ℝ⟩` */
export function productLine({ space }: KnownSpace): string | undefined {
  const factors = factorsOf(space);
  if (factors === undefined)
    return "Named decisions tie its parts together: it is smaller than their product.";
  if (factors.length < 2) return undefined;
  const shown = factors.slice(0, MOST_FACTORS).map(({ key, size }) => `\`${key}\` ⟨${size}⟩`);
  const more = factors.length > MOST_FACTORS ? ` × … (${factors.length} factors)` : "";
  return `= ${shown.join(" × ")}${more}`;
}
