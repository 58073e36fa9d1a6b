/** Emacs without a screen, with Eglot: session.el drives it. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answersOf, describeEditor } from "../editors.js";
import { makeFixture, type Fixture } from "../fixture.js";

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
    fixture = makeFixture();
    // What session.el writes.
    answers = answersOf(
      "emacs",
      ["--batch", "-l", join(import.meta.dirname, "session.el")],
      fixture,
    ) as Answers;
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
