/** Emacs without a screen, with Eglot: session.el drives it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEditor, runEditor } from "../editors.js";
import { makeFixture, SERVER, type Fixture } from "../fixture.js";

interface Hover {
  readonly contents: { readonly value: string };
}

interface Answers {
  readonly hover: Hover;
  readonly edited_hover: Hover;
  readonly diagnostics: readonly string[];
}

describeEditor("emacs", () => {
  let fixture: Fixture | undefined;
  let answers: Answers;

  beforeAll(() => {
    const { root, home } = (fixture = makeFixture());
    const file = join(home, "answers.json");
    runEditor("emacs", ["--batch", "-l", join(import.meta.dirname, "session.el")], {
      cwd: root,
      env: {
        HOME: home,
        TSGLOVE_NODE: process.execPath,
        TSGLOVE_SERVER: SERVER,
        TSGLOVE_ANSWERS: file,
      },
      seconds: 180,
    });
    // What session.el writes.
    answers = JSON.parse(readFileSync(file, "utf8")) as Answers;
  });

  afterAll(() => {
    fixture?.remove();
  });

  it("hovers", () => {
    expect(answers.hover.contents.value).toContain("12 × ℝ");
  });

  it("hovers after an edit", () => {
    expect(answers.edited_hover.contents.value).toContain("15 × ℝ");
  });

  it("is told of diagnostics", () => {
    expect(answers.diagnostics).toHaveLength(1);
    expect(answers.diagnostics[0]).toContain("the range is empty");
  });
});
