/** Sizes as people read them: short inside the text, all digits where there is room. */
import type { StaticSpace, ValueSpace } from "@tsglove/transformer/analysis";
import { superscript } from "tsglove/geno";

export type KnownSpace = Exclude<ValueSpace, { readonly kind: "none" }>;

/** `12 × ℝ`, `≈ 3.76×10²⁵`, `≥ 4`, `≤ 3.76×10²⁵`. */
export function sizeText(found: KnownSpace): string {
  switch (found.kind) {
    case "exact":
      return found.space.text;
    // A bound is no more exact for being rounded.
    case "at least":
      return `≥ ${found.space.text.replace(/^≈ /, "")}`;
    case "at most":
      return `≤ ${found.space.text.replace(/^≈ /, "")}`;
  }
}

/** How a size stands in the text. */
export function sizeHint(found: KnownSpace): string {
  return `⟨${sizeText(found)}⟩`;
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
