/** Every fix of every rule is offered where its finding is, and what silences a finding silences it. */
import { reviewFile, rules, ts } from "@tsglove/transformer/analysis";
import { expect, it } from "vitest";
import { withEdits } from "../testing/applied-action.js";
import { typeErrors, programOf, viewOf } from "../testing/views.js";
import { actionEdits, codeActions } from "./code-actions.js";
import { diagnostics } from "./diagnostics.js";
import type { View } from "./view.js";

/** The view of an example of a rule, which may be several files and have options of its own. */
function exampleView(text: string): View {
  const options = /^\/\/ @compilerOptions (.*)\n/.exec(text)?.[1] ?? "{}";
  const parts = text.split(/^\/\/ @file (.*)\n/m);
  const texts =
    parts.length === 1
      ? { "main.ts": text }
      : Object.fromEntries(
          parts.slice(1).flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 2] ?? ""]] : [])),
        );
  const json: unknown = JSON.parse(options);
  return viewOf(texts, ts.convertCompilerOptionsFromJson(json, "/").options);
}

const EXAMPLES = rules.map((rule) => [`TSG${rule.code} ${rule.name}`, rule] as const);

it.each(EXAMPLES)("%s: its fixes are offered, and can be asked for again", async (_, rule) => {
  const view = exampleView(rule.docs.wrong);
  const findings = reviewFile(view.file, view.model).filter((each) => each.rule === rule);
  for (const { node, fixes } of findings.filter((each) => each.node.getSourceFile() === view.file)) {
    const [start, end] = [node.getStart(), node.getEnd()];
    const actions = codeActions(view, start, start);
    for (const fix of fixes?.() ?? []) {
      const action = actions.find(({ title, mends }) => title === fix.title && mends?.end === end);
      expect(action?.mends).toEqual({ start, end, code: `TSG${rule.code}` });
      expect(await actionEdits(view, start, start, action?.id ?? "")).toEqual(fix.edits);
    }
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  }
});

it.each(EXAMPLES)("%s: a comment silences it, also where lines end as on Windows", async (_, rule) => {
  for (const text of [rule.docs.wrong, rule.docs.wrong.replaceAll("\n", "\r\n")]) {
    const view = exampleView(text);
    const finding = reviewFile(view.file, view.model).find(
      (each) => each.rule === rule && each.node.getSourceFile() === view.file,
    );
    // Of examples in several files the first may have none; a program without strict types has it at its first line.
    if (finding === undefined) continue;
    const start = finding.node.getStart();
    const count = (where: View): number =>
      reviewFile(where.file, where.model).filter((each) => each.rule === rule).length;
    const action = codeActions(view, start, start).find(({ id }) => id.startsWith(`ignore TSG${rule.code}`));
    const after = withEdits(view.file.text, (await action?.edits()) ?? [], view.file.fileName);
    expect(after).toContain(`// tsglove-ignore TSG${rule.code}: why`);
    if (text.includes("\r\n")) expect(after.replaceAll("\r\n", "")).not.toContain("\n");
    if (/^\/\/ @file/m.test(text)) continue;
    const options = view.model.program.getCompilerOptions();
    expect(count(viewOf(after, options))).toBeLessThan(count(view));
  }
});

it("a second code goes into the comment that is there", async () => {
  const text = `import { oneof } from "tsglove";
// tsglove-ignore TSG1099: on purpose
export const one = oneof([1, 1]);
`;
  const view = viewOf(text);
  const at = text.indexOf("1, 1") + 3;
  const action = codeActions(view, at, at).find(({ id }) => id.startsWith("ignore TSG1012"));
  const after = withEdits(text, (await action?.edits()) ?? [], view.file.fileName);
  expect(after).toContain("// tsglove-ignore TSG1099, TSG1012: on purpose\n");
  expect(diagnostics(viewOf(after)).map(({ code }) => code)).not.toContain("TSG1012");
});

it("no comment is offered where it would be text", () => {
  const text = 'import { oneof } from "tsglove";\nexport const text = `a\n${oneof([1, 1])}`;\n';
  const at = text.indexOf("1, 1") + 3;
  const ids = codeActions(viewOf(text), at, at).map(({ id }) => id);
  expect(ids.some((each) => each.startsWith("fix TSG1012"))).toBe(true);
  expect(ids.filter((each) => each.startsWith("ignore"))).toEqual([]);
});

it("all findings of a kind are mended at once, with one import", async () => {
  const text = `import { searchSpace } from "tsglove";
class A {
  constructor(readonly w: 1 | 2) {}
}
class B {
  constructor(readonly w: 1 | 2) {}
}
searchSpace(A);
searchSpace(B);
searchSpace(A);
`;
  const view = viewOf(text);
  const at = text.indexOf("(B)") + 1;
  const action = codeActions(view, at, at).find(({ id }) => id.startsWith("fix all"));
  expect(action?.title).toBe("Fix all 3 findings of TSG1002 in this file");
  const after = withEdits(text, (await action?.edits()) ?? [], view.file.fileName);
  expect(after).toBe(
    text
      .replace("{ searchSpace }", "{ searchSpace, searchable }")
      .replace("class A", "@searchable\nclass A")
      .replace("class B", "@searchable\nclass B"),
  );
  expect(typeErrors(programOf({ "main.ts": after }))).toEqual([]);
  expect(diagnostics(viewOf(after))).toEqual([]);
});

it("not where a person has to choose", () => {
  const text = `import { type Float, searchable } from "tsglove";
@searchable export class A { constructor(readonly a: Float<0, 1, "log">, readonly b: Float<0, 1, "log">) {} }
`;
  const at = text.indexOf("Float<0");
  const ids = codeActions(viewOf(text), at + 1, at + 1).map(({ id }) => id);
  expect(ids.some((each) => each.startsWith("fix TSG1003"))).toBe(true);
  expect(ids.filter((each) => each.startsWith("fix all"))).toEqual([]);
});

it("diagnostics say where, which and how bad", () => {
  const text = `import { oneof } from "tsglove";\nexport const one = oneof([1, 2, 1]);\n`;
  const at = text.lastIndexOf("1");
  expect(diagnostics(viewOf(text))).toMatchObject([
    { start: at, end: at + 1, code: "TSG1012", severity: "warning" },
  ]);
  expect(diagnostics(viewOf("export const x = 1;"))).toEqual([]);
});
