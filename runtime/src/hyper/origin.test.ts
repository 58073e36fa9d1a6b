import { expect, it } from "vitest";
import { firstDna } from "../geno/enumerate.js";
import { clone } from "../symbolic/change/clone.js";
import { originOf, trackOrigin } from "../symbolic/change/origin.js";
import { fromJSON } from "./json.js";
import { oneof } from "./oneof.js";
import { template } from "./template.js";

it("says which DNA or JSON a program was made of, while it is tracked", () => {
  const { spec, decode } = template({ width: oneof([8, 16]) });
  const dna = firstDna(spec);
  expect(originOf(decode(dna))).toEqual([]);
  const stop = trackOrigin();
  const copy = clone(decode(dna));
  expect(originOf(copy).map(({ kind }) => kind)).toEqual(["clone", "decode"]);
  expect(originOf(copy).at(-1)?.source).toBe(dna);
  const json = { width: 8 };
  expect(originOf(fromJSON(json))).toEqual([{ kind: "load", source: json }]);
  stop();
  expect(originOf(decode(dna))).toEqual([]);
});
