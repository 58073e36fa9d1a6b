import { parse } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { JsonText } from "./json-text.js";

function edited(text: string, edit: (json: JsonText) => void): string {
  const json = new JsonText(text, "some.json");
  edit(json);
  const back = new JsonText(json.text, "some.json");
  expect(back.text).toBe(json.text);
  return json.text;
}

const addStrict = (json: JsonText): void => {
  json.set(["compilerOptions", "strict"], true);
};

describe("a new member", () => {
  it.each([
    [
      "a last line's comment stays that line's",
      '{\n  "compilerOptions": {\n    "a": 1 // one\n  }\n}',
      '{\n  "compilerOptions": {\n    "a": 1, // one\n    "strict": true\n  }\n}',
    ],
    [
      "a trailing comma stays the habit",
      '{\n  "compilerOptions": {\n    "a": 1, /* x */ // one\n    // more to come\n  },\n}',
      '{\n  "compilerOptions": {\n    "a": 1, /* x */ // one\n    "strict": true,\n    // more to come\n  },\n}',
    ],
    [
      "tabs",
      '{\n\t"compilerOptions": {\n\t\t"a": 1\n\t}\n}\n',
      '{\n\t"compilerOptions": {\n\t\t"a": 1,\n\t\t"strict": true\n\t}\n}\n',
    ],
    [
      "four spaces, and an object that is new",
      '// head\n{\n    // "x"\n    "files": []\n}',
      '// head\n{\n    // "x"\n    "files": [],\n    "compilerOptions": {\n        "strict": true\n    }\n}',
    ],
    [
      "Windows line ends and a byte order mark",
      '\uFEFF{\r\n  "compilerOptions": {\r\n    "é": 1\r\n  }\r\n}\r\n',
      '\uFEFF{\r\n  "compilerOptions": {\r\n    "é": 1,\r\n    "strict": true\r\n  }\r\n}\r\n',
    ],
    [
      "an object on one line",
      '{ "compilerOptions": { "a": 1 } }',
      '{ "compilerOptions": { "a": 1, "strict": true } }',
    ],
    [
      "an object on one line with a trailing comma",
      '{ "compilerOptions": { "a": 1, } }',
      '{ "compilerOptions": { "a": 1, "strict": true, } }',
    ],
    ["an empty object", "{}", '{\n  "compilerOptions": {\n    "strict": true\n  }\n}'],
    [
      "an empty object with a comment",
      '{\n  "compilerOptions": {\n    // nothing yet\n  }\n}',
      '{\n  "compilerOptions": {\n    // nothing yet\n    "strict": true\n  }\n}',
    ],
    [
      "a closing brace on the last member's line",
      '{\n  "compilerOptions": {\n    "a": 1 }\n}',
      '{\n  "compilerOptions": {\n    "a": 1,\n    "strict": true }\n}',
    ],
    [
      "a comment of several lines behind the last member",
      '{\n  "compilerOptions": {\n    "a": 1 /* one\n    two */\n  }\n}',
      '{\n  "compilerOptions": {\n    "a": 1,\n    "strict": true /* one\n    two */\n  }\n}',
    ],
    [
      "a comment before the comma",
      '{\n  "compilerOptions": {\n    "a": [1 /* , */] /* , */ ,\n  }\n}',
      '{\n  "compilerOptions": {\n    "a": [1 /* , */] /* , */ ,\n    "strict": true,\n  }\n}',
    ],
    [
      "sorted keys",
      '{\n  "compilerOptions": {\n    "a": 1,\n    // z\n    "z": 2\n  }\n}',
      '{\n  "compilerOptions": {\n    "a": 1,\n    // z\n    "strict": true,\n    "z": 2\n  }\n}',
    ],
    [
      "one that is there is replaced where it stands",
      '{ "compilerOptions": { "strict": /* no */ false, "a": 1 } }',
      '{ "compilerOptions": { "strict": /* no */ true, "a": 1 } }',
    ],
    [
      "one that is so already changes nothing",
      '{"compilerOptions":{"strict":true,},}',
      '{"compilerOptions":{"strict":true,},}',
    ],
  ])("%s", (_, before, after) => {
    expect(edited(before, addStrict)).toBe(after);
  });

  it("is an own member whatever its name", () => {
    const text = edited("{}", (json) => {
      json.set(["scripts", "__proto__"], "x");
    });
    expect(text).toBe('{\n  "scripts": {\n    "__proto__": "x"\n  }\n}');
  });
});

describe("elements", () => {
  const add = (json: JsonText): void => {
    json.append(["compilerOptions", "plugins"], ['{ "transform": "a" }', '{ "transform": "b" }']);
  };

  it.each([
    [
      "a new array",
      '{\n  "compilerOptions": {\n    "a": 1\n  }\n}',
      '{\n  "compilerOptions": {\n    "a": 1,\n    "plugins": [\n      { "transform": "a" },\n      { "transform": "b" }\n    ]\n  }\n}',
    ],
    [
      "one behind others",
      '{\n  "compilerOptions": {\n    "plugins": [\n      { "name": "x" }, // x\n    ]\n  }\n}',
      '{\n  "compilerOptions": {\n    "plugins": [\n      { "name": "x" }, // x\n      { "transform": "a" },\n      { "transform": "b" },\n    ]\n  }\n}',
    ],
    [
      "an array on one line",
      '{\n  "compilerOptions": { "plugins": [{ "name": "x" }] }\n}',
      '{\n  "compilerOptions": { "plugins": [{ "name": "x" }, { "transform": "a" }, { "transform": "b" }] }\n}',
    ],
    [
      "an empty array",
      '{\n  "compilerOptions": {\n    "plugins": []\n  }\n}',
      '{\n  "compilerOptions": {\n    "plugins": [\n      { "transform": "a" },\n      { "transform": "b" }\n    ]\n  }\n}',
    ],
  ])("%s", (_, before, after) => {
    const text = edited(before, add);
    expect(text).toBe(after);
    expect(JSON.stringify(parse(text))).toContain('{"transform":"a"},{"transform":"b"}]');
  });
});

describe("what is no object of JSON is refused by name and line", () => {
  it.each([
    ["", "some.json, line 1: this is no valid JSON."],
    ['{\n  "a": 1\n  "b": 2\n}', "some.json, line 3: this is no valid JSON."],
    ["[]", "some.json does not hold an object."],
  ])("%j", (text, message) => {
    expect(() => new JsonText(text, "some.json")).toThrow(message);
  });

  it("where a member has another kind", () => {
    expect(() => edited('{ "compilerOptions": 1 }', addStrict)).toThrow(
      'some.json: "compilerOptions" should be an object.',
    );
    expect(() =>
      edited('{ "plugins": {} }', (json) => {
        json.append(["plugins"], ["1"]);
      }),
    ).toThrow('some.json: "plugins" should be an array.');
  });
});
