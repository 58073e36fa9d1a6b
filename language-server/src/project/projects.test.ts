/** What has a program made anew, and what does not: files that are opened as they are, files that are nobody's business. */
import { renameSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inlayHints } from "../features/inlay-hints.js";
import { DEFAULT_SETTINGS } from "../features/settings.js";
import { projectFolder, tsconfig, type ProjectFolder } from "../testing/project-folder.js";
import { Projects } from "./projects.js";

const MAIN = `import { searchable } from "tsglove";
import type { Size } from "./sizes.js";
import type { Width } from "./sub/width.js";
@searchable export class Sized { constructor(readonly size: Size) {} }
@searchable export class Wide { constructor(readonly width: Width) {} }
`;

const WIDTH = "export type Width = 1 | 2 | 3 | 4 | 5;\n";

let folder: ProjectFolder;
let main: string;
let projects: Projects;

beforeAll(() => {
  folder = projectFolder({
    "tsconfig.json": tsconfig(
      { allowJs: true, checkJs: true },
      { include: ["**/*.ts", "**/*.js"], exclude: ["node_modules"] },
    ),
    "main.ts": MAIN,
    "sizes.js": "/** @typedef {1 | 2 | 3} Size */\nexport {};\n",
    "sub/width.ts": WIDTH,
  });
  main = folder.path("main.ts");
  projects = new Projects();
  projects.give(main, MAIN);
});

afterAll(() => {
  projects.end();
  folder.end();
});

function shown(): readonly string[] {
  const view = projects.view(main, DEFAULT_SETTINGS);
  if (view === undefined) throw new Error("main.ts is in no program.");
  return inlayHints(view).map(({ label }) => label);
}

function program(): unknown {
  return projects.view(main, DEFAULT_SETTINGS)?.model.program;
}

it("reads the types that a doc comment of JavaScript says, and returns from one that has no end yet", () => {
  expect(shown()).toEqual(["⟨3⟩", "⟨3⟩", "⟨5⟩", "⟨5⟩"]);
  const sizes = folder.path("sizes.js");
  const text = '/** @typedef {1 | 2} Size */\nexport const glob = "src/**";\n';
  projects.give(sizes, `${text}/** @see NAS-FP`);
  expect(shown()).toEqual(["⟨2⟩", "⟨2⟩", "⟨5⟩", "⟨5⟩"]);
  expect(projects.view(sizes, DEFAULT_SETTINGS)?.file.text).toBe(`${text}/*  @see NAS-FP`);
  projects.give(sizes, text);
  expect(projects.view(sizes, DEFAULT_SETTINGS)?.file.text).toBe(text);
  projects.close(sizes);
  expect(shown()).toEqual(["⟨3⟩", "⟨3⟩", "⟨5⟩", "⟨5⟩"]);
});

it("keeps its program where a file is opened as it was read, and closed as it was saved", () => {
  const width = folder.path("sub/width.ts");
  const before = program();
  projects.give(width, WIDTH);
  expect(program()).toBe(before);
  projects.close(width);
  expect(program()).toBe(before);
  projects.give(width, WIDTH.replace(" | 5", ""));
  expect(shown().at(-1)).toBe("⟨4⟩");
  projects.close(width);
  expect(shown().at(-1)).toBe("⟨5⟩");
  projects.give(width, WIDTH);
  projects.give(width, WIDTH.replace(" | 5", ""));
  folder.write("sub/width.ts", WIDTH.replace(" | 5", ""));
  const saved = program();
  projects.close(width);
  expect(program()).toBe(saved);
  folder.write("sub/width.ts", WIDTH);
  expect(projects.filesChanged([{ fileName: width, kind: "changed" }])).toBe(true);
  expect(shown().at(-1)).toBe("⟨5⟩");
});

it("passes over files that no program asked for: a study writes one for each trial", () => {
  const before = program();
  const trial = folder.write("trials/1.json", "{}");
  for (const kind of ["created", "changed", "deleted"] as const)
    expect(projects.filesChanged([{ fileName: trial, kind }])).toBe(false);
  expect(projects.filesChanged([{ fileName: folder.path("trials"), kind: "deleted" }])).toBe(false);
  expect(program()).toBe(before);
});

it("goes on when a folder is renamed, of which clients say nothing but that it is gone", () => {
  renameSync(folder.path("sub"), folder.path("other"));
  expect(projects.filesChanged([{ fileName: folder.path("sub"), kind: "deleted" }])).toBe(true);
  expect(shown()).toEqual(["⟨3⟩", "⟨3⟩"]);
  renameSync(folder.path("other"), folder.path("sub"));
  projects.filesChanged([{ fileName: folder.path("sub/width.ts"), kind: "created" }]);
  expect(shown()).toEqual(["⟨3⟩", "⟨3⟩", "⟨5⟩", "⟨5⟩"]);
});

describe("of another project", () => {
  it("forgets the files when no file of it is open any more", () => {
    const other = projectFolder({
      "tsconfig.json": tsconfig(),
      "main.ts": MAIN,
      "sizes.ts": "export type Size = 1 | 2;\n",
      "sub/width.ts": WIDTH,
    });
    const file = other.path("main.ts");
    projects.give(file, MAIN);
    expect(projects.view(file, DEFAULT_SETTINGS)).toBeDefined();
    expect(projects.sees(file, other.path("sizes.ts"))).toBe(true);
    expect(projects.sees(main, other.path("sizes.ts"))).toBe(false);
    projects.recheck();
    projects.close(file);
    projects.give(folder.path("sub/width.ts"), WIDTH);
    projects.give(folder.path("sizes.js"), "export {};\n");
    other.write("sizes.ts", "export type Size = 1 | 2 | 3 | 4;\n");
    // It would be looked at, with everything that was ever read, each time.
    expect(projects.recheck()).toBe(false);
    projects.close(folder.path("sizes.js"));
    projects.close(folder.path("sub/width.ts"));
    other.end();
  });
});
