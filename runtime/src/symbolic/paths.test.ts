/** Paths and their text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePath, pathText } from "./paths.js";

describe("a path", () => {
  it("is read as it is written: names, indices, keys with a dot of their own", () => {
    expect(parsePath("model.layers[0][12].units")).toEqual(["model", "layers", 0, 12, "units"]);
    expect(parsePath("[3].a[b.c]")).toEqual([3, "a", "b.c"]);
    expect(pathText(["a", -1, "b.c", "-2", "3"])).toBe("a[-1][b.c][-2].3");
    expect(pathText([])).toBe("");
  });

  it("comes back from its text", () => {
    const name = fc.string({ minLength: 1 }).filter((key) => !/[[\]]|^\d+$/.test(key));
    const keys = fc.array(fc.oneof(name, fc.nat()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(keys, (path) => {
        expect(parsePath(pathText(path))).toEqual(path);
      }),
    );
  });

  it("that is none is refused", () => {
    for (const text of ["", ".", "a.", ".a", "a..b", "a[", "a[]", "a]", "[0]a", "a[0", "a[[0]]"])
      expect(() => parsePath(text)).toThrow(`"${text}" is no path`);
  });
});
