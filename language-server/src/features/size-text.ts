/** Sizes as people read them: short inside the text, all digits where there is room. */
import { sizeLabel, type KnownSpace, type StaticSpace } from "@tsglove/transformer/analysis";
import { superscript, type Space } from "tsglove/geno";

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
  const digits = grouped(discreteSize);
  return reals === "" ? digits : `${digits} × ${reals}`;
}

/** A number with its digits in groups: `37,605,212`; of one of hundreds of digits the first. */
export function grouped(count: bigint): string {
  const digits = count.toString();
  if (digits.length > MOST_DIGITS)
    return `${digits.slice(0, 20)}… (${digits.length.toLocaleString("en")} digits)`;
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `2 continuous dimensions`; of genomes, which only rules of the program's own make, nobody knows that they are. */
export function dimensionsText({ shape, continuousDimensions }: StaticSpace): string {
  return counted(continuousDimensions, hasGenome(shape) ? "endless dimension" : "continuous dimension");
}

/** Parts that are the same are the same object, and looked at once. */
function hasGenome(space: Space, seen = new Set<Space>()): boolean {
  if (seen.has(space)) return false;
  seen.add(space);
  return space.some(
    (point) =>
      point.kind === "custom" ||
      (point.kind === "categorical" && point.candidates.some((each) => hasGenome(each.space, seen))),
  );
}

/** Whether a space is one point, for sure: then there is nothing to say. */
export function isConstant(found: KnownSpace): boolean {
  return found.space.continuousDimensions === 0 && found.space.discreteSize === 1n;
}

/** `1 decision`, `5 decisions` */
export function decisionsText(count: number): string {
  return counted(count, "decision");
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

/** `9 points`, and `12 × ℝ` of a space that has no number of points. */
export function pointsText(found: KnownSpace): string {
  const { discreteSize, continuousDimensions } = found.space;
  if (continuousDimensions > 0) return sizeLabel(found);
  return `${sizeLabel(found)} point${discreteSize === 1n ? "" : "s"}`;
}
