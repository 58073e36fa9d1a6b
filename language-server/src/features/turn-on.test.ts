/** The compiler is turned on in tsconfig.json as `tsglove init` would. */
import { ts } from "@tsglove/transformer/analysis";
import { expect, it } from "vitest";
import { withEdits } from "../testing/applied-action.js";
import { FOLDER, viewOf } from "../testing/views.js";
import { codeActions } from "./code-actions.js";
import { turnedOn } from "./turn-on.js";

const ENTRIES = [
  '{ "transform": "@tsglove/transformer" }',
  '{ "transform": "@tsglove/transformer/program", "transformProgram": true }',
];
const CONFIG = `${FOLDER}/tsconfig.json`;
const TEXT = `import { searchable } from "tsglove";\n@searchable\nexport class A {}\n`;

/** The titles at an offset, where the tsconfig has this text. */
function titles(config: string | undefined, at: number, text = TEXT): readonly string[] {
  const source = config === undefined ? undefined : ts.readJsonConfigFile(CONFIG, () => config);
  const options: ts.CompilerOptions =
    source === undefined ? {} : ts.parseJsonSourceFileConfigFileContent(source, ts.sys, FOLDER).options;
  const { plugins, configFile } = options;
  return codeActions(viewOf(text, configFile === undefined ? {} : { plugins, configFile }), at, at)
    .filter(({ id }) => id === "turn on")
    .map(({ title }) => title);
}

const OFF = `{ "compilerOptions": { "strict": true } }`;

it("is offered at the import and at the decorator, where an entry is missing", () => {
  const offer = ["Turn the tsglove compiler on in tsconfig.json"];
  expect(titles(OFF, TEXT.indexOf("searchable }"))).toEqual(offer);
  expect(titles(OFF, TEXT.indexOf("@searchable") + 2)).toEqual(offer);
  expect(titles(`{ "compilerOptions": { "plugins": [${ENTRIES[0] ?? ""}] } }`, 3)).toEqual(offer);
});

it("is not offered elsewhere, nor where all is there, something is wrong, or there is no tsconfig.json", () => {
  expect(titles(OFF, TEXT.indexOf("class A") + 6)).toEqual([]);
  expect(titles(`{ "compilerOptions": { "plugins": [${ENTRIES.join(", ")}] } }`, 3)).toEqual([]);
  expect(
    titles(
      `{ "compilerOptions": { "plugins": [{ "transform": "@tsglove/transformer", "after": true }] } }`,
      3,
    ),
  ).toEqual([]);
  expect(titles(undefined, 3)).toEqual([]);
  expect(titles(OFF, 3, `import { x } from "./other.js";\nexport { x };\n`)).toEqual([]);
});

it("adds both entries, comments and line ends kept", () => {
  const before = '{\r\n  // ours\r\n  "compilerOptions": {\r\n    "strict": true, // yes\r\n  },\r\n}\r\n';
  const after = withEdits(before, turnedOn(CONFIG, before, undefined), CONFIG);
  expect(after).toBe(
    `{\r\n  // ours\r\n  "compilerOptions": {\r\n    "strict": true, // yes\r\n    "plugins": [\r\n      ${ENTRIES.join(",\r\n      ")}\r\n    ],\r\n  },\r\n}\r\n`,
  );
});

it("repeats what a file inherits, as a list of its own hides it", () => {
  const before = '{ "extends": "./base.json" }';
  const inherited = [{ name: "typescript-eslint-language-service" }];
  const after = withEdits(before, turnedOn(CONFIG, before, inherited), CONFIG);
  expect(JSON.parse(after)).toMatchObject({
    compilerOptions: { plugins: [...inherited, ...ENTRIES.map((each): unknown => JSON.parse(each))] },
  });
});

it("leaves what is no JSON as it is", () => {
  for (const text of ["", "{", "[]", '{ "compilerOptions": 3 }', '{ "compilerOptions": { "plugins": 3 } }'])
    expect(turnedOn(CONFIG, text, undefined)).toEqual([]);
});
