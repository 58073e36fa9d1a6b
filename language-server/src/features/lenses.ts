/** What stands above classes and spaces: how large, and how many decisions. */
import { decisionsText, isConstant, pointsText } from "./size-text.js";
import { spacesOf } from "./spaces-of.js";
import type { View } from "./view.js";

export interface Lens {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** `tsglove.showSpace`, with the file's name and an offset in it: what spaceReport takes. */
  readonly command: {
    readonly name: "tsglove.showSpace";
    readonly args: readonly [fileName: string, offset: number];
  };
}

export function lenses(view: View): readonly Lens[] {
  if (!view.settings.lens) return [];
  return spacesOf(view).flatMap(({ kind, start, end, found }): readonly Lens[] => {
    if ((kind !== "class" && kind !== "search space") || found.kind === "none" || isConstant(found))
      return [];
    return [
      {
        start,
        end,
        title: `${pointsText(found)} · ${decisionsText(found.space.pointCount)}`,
        command: { name: "tsglove.showSpace", args: [view.file.fileName, start] },
      },
    ];
  });
}
