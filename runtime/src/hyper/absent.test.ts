import { describe, expect, it } from "vitest";
import { choicesOf } from "../geno/choices.js";
import { iterateDna } from "../geno/enumerate.js";
import { hyperValues } from "../symbolic/marks.js";
import { clone } from "../symbolic/change/clone.js";
import { remove } from "../symbolic/change/list-edits.js";
import { rebind } from "../symbolic/change/rebind.js";
import { toJSON } from "../symbolic/json/json-write.js";
import { compare } from "../symbolic/reading/compare.js";
import { diff } from "../symbolic/reading/diff.js";
import { eq } from "../symbolic/reading/equal.js";
import { format } from "../symbolic/reading/format.js";
import { hash } from "../symbolic/reading/hash.js";
import { toHtml } from "../view/to-html.js";
import { absent, absentValue } from "./absent.js";
import { constrain } from "./constrain.js";
import { derived } from "./dependent.js";
import { fromJSON } from "./json.js";
import { manyof } from "./many.js";
import { iterate, materialize } from "./materialize.js";
import { floatv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";
import { trace } from "./trace.js";

interface Config {
  depth: 1 | 2;
  act?: "relu" | "gelu" | undefined;
}
const spaceOf = (): Config => ({ depth: oneof([1, 2]), act: oneof(["relu", "gelu", absent]) });

describe("absent", () => {
  it("leaves the property out", () => {
    const all = [...iterate(spaceOf())];
    expect(all).toHaveLength(6);
    expect(all[2]).toStrictEqual({ depth: 1 });
    expect(all.map((each) => "act" in each)).toEqual([true, true, false, true, true, false]);
    expect([...iterate({ a: absent, b: 1 })]).toStrictEqual([{ b: 1 }]);
  });

  it("is what a missing property encodes to", () => {
    const { encode, decode, spec } = template(spaceOf());
    for (const program of iterate(spaceOf())) expect(decode(encode(program))).toStrictEqual(program);
    expect(encode({ depth: 2 }).numbers).toEqual([1, 2]);
    expect(spec.size).toBe(6n);
    expect(() => encode({ depth: 2, act: undefined })).toThrow(
      "act is no point of the space: undefined is none of its 3 candidates",
    );
    expect(() => encode({ act: "relu" } as Config)).toThrow(
      "depth is no point of the space: it is missing, and the space has it",
    );
    expect(() => encode({ depth: 1, other: 1 } as Config)).toThrow(
      "a plain object stands where the space has a plain object",
    );
  });

  it("is another thing than undefined", () => {
    const space = { a: oneof([undefined, 1, absent]) };
    expect([...iterate(space)]).toStrictEqual([{ a: undefined }, { a: 1 }, {}]);
    const { encode } = template(space);
    expect([...iterate(space)].map((each) => encode(each).numbers[0])).toEqual([0, 1, 2]);
    const spec = dnaSpec(space);
    expect([...iterate(space)].map((each) => choicesOf(encode(each))["a"])).toEqual([
      undefined,
      1,
      "absent#2",
    ]);
    expect(materialize(space, { a: "absent#2" })).toStrictEqual({});
    expect(spec.decisionPoints[0]).toMatchObject({
      candidates: [{ label: "undefined" }, { label: "1" }, { label: "absent" }],
    });
    expect([...iterate({ a: undefined, b: oneof([1, absent]) })]).toStrictEqual([
      { a: undefined, b: 1 },
      { a: undefined },
    ]);
  });

  it("is called undefined in a dictionary", () => {
    expect(materialize(spaceOf(), { depth: 1, act: undefined })).toStrictEqual({ depth: 1 });
    expect(() => materialize(spaceOf(), { depth: 1 })).toThrow(
      '"act" is not decided: add one of "relu" | "gelu" | absent',
    );
    const { encode } = template(spaceOf());
    expect(choicesOf(encode({ depth: 1 }))).toStrictEqual({ depth: 1, act: undefined });
  });

  it("is read, copied and compared as hyper values are", () => {
    const space = spaceOf();
    expect(format(space)).toBe('{ depth: oneof([1, 2]), act: oneof(["relu", "gelu", absent]) }');
    expect(toJSON(space)).toEqual({
      depth: { $oneof: [1, 2] },
      act: { $oneof: ["relu", "gelu", { $absent: [] }] },
    });
    const back = fromJSON(JSON.parse(JSON.stringify(toJSON(space)))) as Config;
    expect(eq(back, space)).toBe(true);
    expect(hash(back)).toBe(hash(space));
    expect(compare(back, space)).toBe(0);
    expect(eq(clone(space), space)).toBe(true);
    expect([...iterate(clone(back))]).toStrictEqual([...iterate(space)]);
    expect(eq({ a: absent }, {})).toBe(false);
    expect(eq({ a: absent }, { a: undefined })).toBe(false);
    expect(JSON.stringify(diff(space, { ...space, act: oneof(["relu", "gelu"]) }))).toContain("act");
    expect(toHtml(space)).toContain("absent");
    expect(() => fromJSON({ $absent: [1] })).toThrow("absent has no candidates");
    expect(() => fromJSON({ $absent: [], name: "a" })).toThrow('"name" is no setting of absent');
  });

  it("can be decided by a rebind", () => {
    const fixed = rebind(spaceOf(), { act: "relu" });
    expect([...iterate(fixed)]).toStrictEqual([
      { depth: 1, act: "relu" },
      { depth: 2, act: "relu" },
    ]);
    expect([...iterate(rebind(spaceOf(), { act: remove }))]).toStrictEqual([{ depth: 1 }, { depth: 2 }]);
    expect([...iterate(rebind(spaceOf(), { act: undefined }))][0]).toStrictEqual({
      depth: 1,
      act: undefined,
    });
  });

  it("stands in nested objects, choices and conditions", () => {
    const space = oneof([
      { kind: "a", inner: { x: oneof([1, absent]) } },
      { kind: "b", y: constrain(oneof([2, absent]), () => true) },
    ]);
    expect([...iterate(space)]).toStrictEqual([
      { kind: "a", inner: { x: 1 } },
      { kind: "a", inner: {} },
      { kind: "b", y: 2 },
      { kind: "b" },
    ]);
    const nested = { a: oneof([oneof([1, absent]), 2]), list: [{ b: oneof([3, absent]) }] };
    const { encode, decode } = template(nested);
    const all = [...iterate(nested)];
    expect(all).toHaveLength(6);
    for (const each of all) expect(decode(encode(each))).toStrictEqual(each);
    expect(JSON.stringify(all[3])).toBe('{"list":[{}]}');
  });

  it("keeps odd keys and prototypes", () => {
    const bare = Object.assign(Object.create(null) as object, { a: oneof([1, absent]) });
    const [first, second] = [...iterate(bare)];
    expect([first, second].map((each) => Object.getPrototypeOf(each) as unknown)).toEqual([null, null]);
    expect(Object.keys(second ?? {})).toEqual([]);
    const odd = JSON.parse('{ "__proto__": 1, "a.b": 2 }') as Record<string, unknown>;
    Object.defineProperty(odd, "__proto__", {
      value: oneof([5, absent]),
      enumerable: true,
      writable: true,
      configurable: true,
    });
    const values = [...iterate(odd)];
    expect(JSON.stringify(values)).toBe('[{"__proto__":5,"a.b":2},{"a.b":2}]');
    expect(template(odd).encode(values[1] ?? {}).numbers).toEqual([1]);
  });

  it("may be decided by another loop", () => {
    const space = { depth: oneof([1, 2]), act: oneof(["relu", absent], { hints: "arch" }), lr: floatv(0, 1) };
    const outer = template(space, { where: ({ hints }) => hints === "arch" });
    const [relu, none] = [...iterateDna(outer.spec)].map((dna) => outer.decode(dna));
    expect(format(relu)).toBe('{ depth: oneof([1, 2]), act: "relu", lr: floatv(0, 1) }');
    expect(format(none)).toBe("{ depth: oneof([1, 2]), lr: floatv(0, 1) }");
    const others = template(space, { where: ({ hints }) => hints !== "arch" });
    const left = others.decode(others.start());
    expect(format(left)).toBe('{ depth: 1, act: oneof(["relu", absent], { hints: "arch" }), lr: 0.5 }');
    expect([...iterate(left)]).toStrictEqual([
      { depth: 1, act: "relu", lr: 0.5 },
      { depth: 1, lr: 0.5 },
    ]);
    expect(others.encode({ depth: 2, lr: 0.5 } as never).numbers).toEqual([1, 0.5]);
  });

  it("ties with a name, and is undefined where something is derived from it", () => {
    const act = oneof(["relu", absent], { name: "act" });
    const tied = { a: act, b: { c: act } };
    expect([...iterate(tied)]).toStrictEqual([{ a: "relu", b: { c: "relu" } }, { b: {} }]);
    const { encode } = template(tied);
    expect(encode({ b: {} } as never).numbers).toEqual([1]);
    expect(() => encode({ a: "relu", b: {} } as never)).toThrow('it is not what "act" is at its first place');
    const byName = { a: act, copy: derived("act", (value: unknown) => String(value)) };
    expect([...iterate(byName)]).toStrictEqual([{ a: "relu", copy: "relu" }, { copy: "undefined" }]);
    const byPath = {
      deep: { a: oneof(["relu", absent]) },
      copy: derived("deep.a", (value: unknown) => String(value)),
    };
    expect([...iterate(byPath)]).toStrictEqual([
      { deep: { a: "relu" }, copy: "relu" },
      { deep: {}, copy: "undefined" },
    ]);
    expect(() => [...iterate({ deep: {}, copy: derived("deep.b", String) })]).toThrow("derives from");
  });

  it("is undefined to a function that is traced", () => {
    const space = trace(() => [oneof([absent, 1], { name: "a" }), manyof(1, [2, 3])]);
    expect([...iterate(space)]).toEqual([
      [undefined, [2]],
      [undefined, [3]],
      [1, [2]],
      [1, [3]],
    ]);
  });

  it("starts a search where it is said to", () => {
    const { start, decode } = template({ a: oneof([1, absent], { start: absent }) });
    expect(decode(start())).toStrictEqual({});
  });

  it.each([
    ["The root", absent],
    ["The root", oneof([1, absent])],
    ['"[0]"', [oneof([1, absent])]],
    ['"a[0]"', { a: [absent] }],
    ['"a[0]"', { a: manyof(1, [1, absent]) }],
  ])("is refused where there is no property: %s", (place, space) => {
    expect(() => dnaSpec(space)).toThrow(`${place} cannot be absent: only a property of a plain object`);
  });

  it("does not make constructors look at their arguments by being there", () => {
    const { exist } = hyperValues;
    hyperValues.exist = false;
    expect(absentValue).toBeDefined();
    expect(hyperValues.exist).toBe(false);
    hyperValues.exist = exist;
  });
});
