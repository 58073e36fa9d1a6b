/** Quick fixes of findings: what the rules offer, all findings of one rule at once, and the comment that silences one. */
import {
  indentOf,
  insertingAt,
  lineEnd,
  reviewFile,
  type ts,
  type Edit,
  type Fix,
  type RuleFinding,
} from "@tsglove/transformer/analysis";
import type { CodeAction } from "./action.js";
import { isInText, touches } from "./selection.js";
import type { View } from "./view.js";

/**
 * Rules whose first fix is what was meant whatever the program is: they may be mended all at once. Others have to choose a
 * range, a candidate or a default, which is for a person to look at.
 */
const SAFE: ReadonlySet<string> = new Set([
  "argument-written",
  "class-as-space",
  "decorator-call",
  "duplicate-candidate",
  "label-without-decision",
  "local-class",
  "not-searchable",
  "plain-class",
  "single-candidate",
  "symbolic-already",
  "sync-loop",
]);

export function* fixActions({ file, model }: View, start: number, end: number): Generator<CodeAction> {
  const all = reviewFile(file, model);
  const found = all.filter(({ node }) => node.getSourceFile() === file && touches(node, start, end));
  const told = new Set<string>();
  for (const finding of found)
    for (const action of actionsFor(finding, all, file)) {
      // Two findings of one rule at one place have fixes of their own, and are ignored together.
      if (told.has(action.id)) continue;
      told.add(action.id);
      yield action;
    }
}

function* actionsFor(
  finding: RuleFinding,
  all: readonly RuleFinding[],
  file: ts.SourceFile,
): Generator<CodeAction> {
  const { node, rule } = finding;
  const code = `TSG${rule.code}`;
  const mends = { start: node.getStart(file), end: node.getEnd(), code };
  const place = `${code}@${mends.start}-${mends.end}`;
  const fixes = finding.fixes?.() ?? [];
  for (const [index, { title, edits }] of fixes.entries())
    yield {
      id: `fix ${place} ${all.indexOf(finding)}.${index}`,
      title,
      kind: "quickfix",
      mends,
      isPreferred: fixes.length === 1,
      edits: () => Promise.resolve(edits),
    };
  const same = all.filter((each) => each.rule === rule);
  if (SAFE.has(rule.name) && fixes.length > 0 && same.length > 1)
    yield {
      id: `fix all ${place}`,
      title: `Fix all ${same.length} findings of ${code} in this file`,
      kind: "quickfix",
      mends,
      isPreferred: false,
      edits: () => Promise.resolve(together(same.flatMap(({ fixes: of }) => of?.()[0] ?? []))),
    };
  const comment = ignoring(node, code, file);
  if (comment !== undefined)
    yield {
      id: `ignore ${place}`,
      title: `Ignore ${code} here`,
      kind: "quickfix",
      mends,
      isPreferred: false,
      edits: () => Promise.resolve([comment]),
    };
}

/** The edits of several fixes: an edit that two have in common is made once; a fix that would meddle with another is left out. */
function together(fixes: readonly Fix[]): readonly Edit[] {
  const made: Edit[] = [];
  for (const { edits } of fixes) {
    const further = edits.filter((edit) => !made.some((each) => isSame(each, edit)));
    if (further.every((edit) => !made.some((each) => overlaps(each, edit)))) made.push(...further);
  }
  return made;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText && a.file === b.file;
}

/** Insertions at one place do not overlap: they are made one after the other. */
function overlaps(a: Edit, b: Edit): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}

/**
 * `// tsglove-ignore TSG1002: why` above the line of a finding, or the code in a comment that stands there already. Nothing where
 * a comment would be text: in the middle of a template, say.
 */
function ignoring(node: ts.Node, code: string, file: ts.SourceFile): Edit | undefined {
  const { text } = file;
  const starts = file.getLineStarts();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  const at = starts[line] ?? 0;
  if (isInText(file, at)) return undefined;
  const above = line === 0 ? "" : text.slice(starts[line - 1], at);
  const known = /^([ \t]*\/\/\s*tsglove-ignore\s+TSG\d+(?:\s*,\s*TSG\d+)*)/.exec(above);
  if (known !== null)
    return insertingAt(file, (starts[line - 1] ?? 0) + (known[1] ?? "").length, `, ${code}`);
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? indentOf(node);
  return insertingAt(file, at, `${indent}// tsglove-ignore ${code}: why${lineEnd(file)}`);
}
