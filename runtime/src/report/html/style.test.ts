import { describe, expect, it } from "vitest";
import { style } from "./style.js";

const schemes = {
  light: colorsAfter("\n:root {"),
  dark: colorsAfter("(prefers-color-scheme: dark) {\n  :root {"),
};

describe.each(Object.entries(schemes))("%s", (_scheme, colors) => {
  const texts = ["ink", "quiet", "best", "bad", "string", "number", "keyword"];
  it.each(texts)("%s can be read on both grounds", (name) => {
    for (const ground of ["ground", "raised"])
      expect(contrast(colors.get(name), colors.get(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it("marks stand out by the 3 to 1 of graphics", () => {
    expect(contrast(colors.get("dot"), colors.get("ground"))).toBeGreaterThanOrEqual(3);
  });
});

function colorsAfter(start: string): Map<string, string> {
  const [, block = ""] = style.split(start);
  const found = [...(block.split("}")[0] ?? "").matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map(
    ([, name = "", color = ""]) => [name, color] as const,
  );
  return new Map(found);
}

/** WCAG 2's ratio, 1 to 21. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string | undefined): number {
  if (color === undefined) throw new Error("A colour is missing.");
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
