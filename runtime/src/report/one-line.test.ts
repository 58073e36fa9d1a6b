import { expect, it } from "vitest";
import { cut, oneLine } from "./one-line.js";

it("oneLine leaves no line break and no control character", () => {
  expect(oneLine("  too\n\twide \u2028 for\u0000it ")).toBe("too wide for it");
  expect(oneLine("\u001b[31mred\u001b[0m \u001b]0;title\u0007")).toBe("red ]0;title");
});

it("cut ends long text in an ellipsis and halves no character", () => {
  expect(cut("abcdef", 6)).toBe("abcdef");
  expect(cut("abcdefg", 6)).toBe("abcde…");
  expect(cut("abcd😀fg", 6)).toBe("abcd…");
});
