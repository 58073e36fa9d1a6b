/**
 * `// tsglove-ignore` silences the rules for one line: written above it, or behind its code. Programs that do the wrong thing on
 * purpose (tests of what throws) need it. `// tsglove-ignore TSG1011, TSG1014: reason` silences those rules only; `// tsglove-ignore-file`, on a line of its own, silences them in all of its file.
 * Where TypeScript was told to be silent, we are too.
 */
import type ts from "typescript";

const COMMENT = /^(.*?)\/\/\s*(?:tsglove-ignore(?!-)|@ts-ignore|@ts-expect-error)\b(.*)$/;
const FOR_FILE = /^[ \t]*\/\/[ \t]*tsglove-ignore-file\b(.*)$/m;

/** Whether a finding of a rule at a node is silenced. */
export function isIgnored(node: ts.Node, code: number): boolean {
  const file = node.getSourceFile();
  // Nearly no file has one, and none has to be split into lines for that.
  if (!/tsglove-ignore|@ts-(?:ignore|expect-error)/.test(file.text)) return false;
  const whole = FOR_FILE.exec(file.text);
  if (whole !== null && names(whole[1] ?? "", code)) return true;
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  const own = COMMENT.exec(lineText(file, line));
  if (own !== null && names(own[2] ?? "", code)) return true;
  const above = line === 0 ? null : COMMENT.exec(lineText(file, line - 1));
  return above?.[1]?.trim() === "" && names(above[2] ?? "", code);
}

function names(rest: string, code: number): boolean {
  const codes = rest.match(/TSG\d+/g);
  return codes === null || codes.includes(`TSG${code}`);
}

function lineText(file: ts.SourceFile, line: number): string {
  const starts = file.getLineStarts();
  return file.text.slice(starts[line], starts[line + 1]).trimEnd();
}
