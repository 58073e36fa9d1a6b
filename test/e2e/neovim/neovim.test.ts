/** Neovim without a screen, with its own LSP client: session.lua drives it. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answersOf, describeEditor } from "../editors.js";
import { makeFixture, type Fixture } from "../fixture.js";
import { hintsInText, type PlacedHint } from "../hints-in-text.js";

interface Answers {
  readonly problem?: string;
  readonly text: string;
  readonly hover: { readonly contents: { readonly kind: string; readonly value: string } };
  readonly hints: readonly PlacedHint[];
  readonly lenses: readonly { readonly command: { readonly title: string; readonly command: string } }[];
  readonly symbols: readonly { readonly name: string; readonly detail?: string }[];
  readonly edited_text: string;
  readonly edited_hints: readonly PlacedHint[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly source: string;
    readonly message: string;
  }[];
  readonly actions: readonly { readonly title: string; readonly kind: string }[];
  readonly mended_text: string;
  readonly diagnostics_left: number;
}

describeEditor("neovim", () => {
  let fixture: Fixture | undefined;
  let answers: Answers;

  beforeAll(() => {
    fixture = makeFixture();
    const script = join(import.meta.dirname, "session.lua");
    // What session.lua writes.
    answers = answersOf("nvim", ["--headless", "--clean", "-n", "-c", `luafile ${script}`], fixture, {
      XDG_STATE_HOME: fixture.home,
    }) as Answers;
  });

  afterAll(() => {
    fixture?.remove();
  });

  it("comes to the end of the session", () => {
    expect(answers.problem).toBeUndefined();
  });

  it("hovers", () => {
    expect(answers.hover.contents.kind).toBe("markdown");
    expect(answers.hover.contents.value).toContain("12 × ℝ");
  });

  it("gets hints where the sizes belong", () => {
    expect(hintsInText(answers.text, answers.hints)).toMatchInlineSnapshot(`
      "import { oneof, searchable, searchSpace, type Float } from "tsglove";

      @searchable
      class Conv ⟨9⟩ {
        constructor(
          readonly filters: 32 | 48 | 64 ⟨3⟩,
          readonly kernel: 3 | 5 | 7 ⟨3⟩ = 3,
        ) {}
      }

      @searchable
      class MaxPool ⟨2⟩ {
        constructor(readonly size: 2 | 3 ⟨2⟩) {}
      }

      @searchable
      class Identity {}

      @searchable
      class Trainer ⟨12 × ℝ⟩ {
        constructor(
          readonly op: Conv | MaxPool | Identity ⟨12⟩,
          readonly rate: Float<1e-6, 1e-3, "log"> ⟨ℝ⟩,
        ) {}
      }

      export const space = searchSpace(Trainer) ⟨12 × ℝ⟩;

      export const pools ⟨3⟩ = new Trainer(oneof([new MaxPool(2), new MaxPool(3), new Identity()]) ⟨3⟩, 1e-4);
      "
    `);
  });

  it("gets lenses", () => {
    expect(answers.lenses.map(({ command }) => command.title)).toMatchInlineSnapshot(`
      [
        "9 points · 2 decisions",
        "2 points · 1 decision",
        "12 × ℝ · 5 decisions",
        "12 × ℝ · 5 decisions",
      ]
    `);
  });

  it("gets an outline", () => {
    expect(answers.symbols.map(({ name, detail }) => `${name} ${detail ?? ""}`)).toMatchInlineSnapshot(`
      [
        "Conv 9",
        "MaxPool 2",
        "Identity 1",
        "Trainer 12 × ℝ",
        "space 12 × ℝ",
        "pools 3",
      ]
    `);
  });

  it("gets the hints of the text after edits", () => {
    const text = hintsInText(answers.edited_text, answers.edited_hints);
    expect(text).toContain("readonly filters: 32 | 40 | 48 | 64");
    expect(text.split("\n").filter((line) => line.includes("⟨"))).toMatchInlineSnapshot(`
      [
        "class Conv ⟨12⟩ {",
        "    readonly filters: 32 | 40 | 48 | 64 ⟨4⟩,",
        "    readonly kernel: 3 | 5 | 7 ⟨3⟩ = 3,",
        "class MaxPool ⟨2⟩ {",
        "  constructor(readonly size: 2 | 3 ⟨2⟩) {}",
        "class Trainer ⟨15 × ℝ⟩ {",
        "    readonly op: Conv | MaxPool | Identity ⟨15⟩,",
        "    readonly rate: Float<1e-6, 1e-3, "log"> ⟨ℝ⟩,",
        "export const space = searchSpace(Trainer) ⟨15 × ℝ⟩;",
        "export const pools ⟨3⟩ = new Trainer(oneof([new MaxPool(2), new MaxPool(3), new Identity()]) ⟨3⟩, 1e-4);",
      ]
    `);
  });

  it("is told of diagnostics, without asking", () => {
    expect(answers.diagnostics.map(({ code, source, message }) => `${source} ${code}: ${message}`)).toEqual([
      'tsglove TSG1003: `Float<1e-1, 1e-6, "log">`: the range is empty. Write the smaller number first: `Float<0.000001, 0.1>`.',
    ]);
  });

  it("mends the file by a quick fix", () => {
    expect(answers.actions[0]?.title).toBe("Swap the bounds");
    expect(answers.mended_text).toContain('readonly rate: Float<1e-6, 1e-1, "log">');
    expect(answers.diagnostics_left).toBe(0);
  });
});
