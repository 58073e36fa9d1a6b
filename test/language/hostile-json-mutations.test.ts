/** `fromJSON` of valid JSON that was changed at random: a value, or an error of ours. */
import { describe, expect, it } from "vitest";
import { floatv, intv, manyof, oneof, RandomStream, ref, toJSON } from "tsglove";
import {
  conv,
  Conv,
  empty,
  Net,
  Stacked,
  Empty,
  Old,
  parse,
  watchPrototypes,
  outcome,
} from "./hostile-classes.js";

watchPrototypes();

describe("20,000 mutations of valid JSON", () => {
  const teacher = ref(new Conv(64, 7));
  const seeds: readonly string[] = [
    new Conv(48),
    new Net(0.5, new Conv(32), [new Conv(64, 5), new Net(1e-6, new Conv(48))], {
      a: [null, "x", -0, NaN, 7n],
    }),
    new Net(
      floatv(1e-3, 1, "log", { name: "lr" }),
      oneof([new Conv(32), new Conv(oneof([48, 64]))], { hints: ["h"] }),
    ),
    new Stacked(1, undefined, [new Empty()], {
      b: manyof(2, [1, 2, 3], { sorted: true }),
      $c: intv(0, 9, 3),
    }),
    [teacher, { again: teacher }, new Stacked(teacher)],
    new Old(1, [[], [new Array(3)], { "": { __proto__x: 1 } }]),
  ].map((value) => JSON.stringify(toJSON(value)));
  const pieces: readonly string[] = [
    "null",
    "true",
    "-1",
    "1e999",
    "0.5",
    '""',
    '"__proto__"',
    "[]",
    "{}",
    '{"__proto__":{"polluted":1}}',
    '{"$ref":0}',
    '{"$ref":1}',
    '{"$undefined":true}',
    '{"$hole":true}',
    '{"$number":"-0"}',
    '{"$bigint":"12"}',
    '{"$oneof":[32,48]}',
    '{"$oneof":[]}',
    '{"$floatv":[],"min":0.1,"max":1}',
    '{"$intv":[],"min":1,"max":7,"step":2}',
    `{"$class":"${conv}","filters":32}`,
    `{"$class":"${empty}"}`,
    '{"$class":"Function"}',
    '{"$root":1,"$shared":[]}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '"$class"',
    '"filters"',
    '"$version"',
    '"lr":2',
    ",",
    "{",
    "]",
    ":",
    '"',
    "\\u0000",
    "$",
  ];

  /** A text with some of its characters changed, taken out, doubled or moved, or a piece put in. */
  function mutateText(text: string, random: RandomStream): string {
    const at = random.int(text.length + 1);
    const end = Math.min(text.length, at + random.int(20));
    const piece = pieces[random.int(pieces.length)] ?? "";
    switch (random.int(5)) {
      case 0:
        return text.slice(0, at) + String.fromCharCode(32 + random.int(95)) + text.slice(at + 1);
      case 1:
        return text.slice(0, at) + text.slice(end);
      case 2:
        return text.slice(0, end) + text.slice(at);
      case 3:
        return text.slice(0, at) + piece + text.slice(end);
      default:
        return text.slice(0, at) + piece + text.slice(at);
    }
  }

  /** JSON with one value replaced, taken out or doubled, or one key renamed: always JSON. */
  function mutateJson(json: unknown, random: RandomStream): unknown {
    const places: (readonly [object, string])[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const key of Object.keys(node)) {
        places.push([node, key]);
        visit(Reflect.get(node, key));
      }
    };
    visit(json);
    if (places.length === 0) return parse(pieces[random.int(25)] ?? "null");
    const [node, key] = places[random.int(places.length)] ?? [{}, ""];
    const [other, otherKey] = places[random.int(places.length)] ?? [{}, ""];
    switch (random.int(4)) {
      case 0:
        Reflect.deleteProperty(node, key);
        break;
      case 1: {
        const value: unknown = Reflect.get(node, key);
        Reflect.deleteProperty(node, key);
        Object.defineProperty(
          node,
          ["$class", "__proto__", "x", "$$x", "kernel", "lr", "name"][random.int(7)] ?? "",
          {
            value,
            configurable: true,
            enumerable: true,
            writable: true,
          },
        );
        break;
      }
      case 2:
        Reflect.set(node, key, structuredClone(Reflect.get(other, otherKey)));
        break;
      default:
        Reflect.set(node, key, parse(pieces[random.int(25)] ?? "null"));
    }
    return json;
  }

  it("each give a value that is written and read again the same, or an error of ours", () => {
    const counts = { syntax: 0, refused: 0, read: 0 };
    const messages = new Set<string>();
    for (let run = 0; run < 20_000; run++) {
      const random = RandomStream.of("hostile").split(run);
      let text = seeds[run % seeds.length] ?? "";
      let json: unknown;
      const times = 1 + random.int(3);
      try {
        if (run % 2 === 0) {
          for (let i = 0; i < times; i++) text = mutateText(text, random);
          json = parse(text);
        } else {
          json = parse(text);
          for (let i = 0; i < times; i++) json = mutateJson(json, random);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
        counts.syntax++;
        continue;
      }
      const problem = outcome(json);
      if (problem === undefined) counts.read++;
      else {
        counts.refused++;
        messages.add(problem.replace(/[\d"].*/, ""));
      }
    }
    // Each way was gone often: the mutations are neither all broken nor all harmless.
    expect(counts.read).toBeGreaterThan(1000);
    expect(counts.refused).toBeGreaterThan(5000);
    expect(counts.syntax).toBeGreaterThan(5000);
    expect(messages.size).toBeGreaterThan(50);
  });
});
