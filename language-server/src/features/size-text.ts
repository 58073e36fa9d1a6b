/** Sizes as people read them: short inside the text, all digits where there is room. */
import { sizeLabel, type KnownSpace, type StaticSpace } from "@tsglove/transformer/analysis";
import { superscript } from "tsglove/geno";

/** How a size stands in the text. */
export function sizeHint(found: KnownSpace): string {
  return `⟨${sizeLabel(found)}⟩`;
}

/** More digits than this nobody compares. */
const MOST_DIGITS = 400;

/** All digits, grouped: `37,605,212,…`. */
export function exactText({ discreteSize, continuousDimensions }: StaticSpace): string {
  const reals =
    continuousDimensions === 0
      ? ""
      : continuousDimensions === 1
        ? "ℝ"
        : `ℝ${superscript(continuousDimensions)}`;
  if (reals !== "" && discreteSize === 1n) return reals;
  const digits = grouped(discreteSize.toString());
  return reals === "" ? digits : `${digits} × ${reals}`;
}

function grouped(digits: string): string {
  if (digits.length > MOST_DIGITS)
    return `${digits.slice(0, 20)}… (${digits.length.toLocaleString("en")} digits)`;
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Whether a space is one point, for sure: then there is nothing to say. */
export function isConstant(found: KnownSpace): boolean {
  return found.space.continuousDimensions === 0 && found.space.discreteSize === 1n;
}

/** `1 decision`, `5 decisions` */
export function decisionsText(count: number): string {
  return count === 1 ? "1 decision" : `${count.toLocaleString("en")} decisions`;
}
