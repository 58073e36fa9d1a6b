/**
 * Every rule has a wrong example, in which it finds something and nothing else is found; a right one without any finding;
 * fixes that mend what they are offered for; and a page that says all this. `npm run docs` writes the pages.
 */
import { readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "./analyzer/rule-list.js";
import { SETUP_ERRORS } from "./faces/setup-errors.js";
import type { Rule } from "./analyzer/diagnostic.js";
import { expectPage, indexPage, rulePage, UPDATES_DOCS } from "./testing/diagnostic-page.js";
import { fixed, reviewed, type Reviewed } from "./testing/examples.js";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../docs/diagnostics");

/** Rules about what TypeScript refuses too, in words that say less. */
const SEEN_BY_TYPESCRIPT: ReadonlySet<number> = new Set([1016, 1018, 1019]);

let examples: ReadonlyMap<string, Reviewed>;
let mended: ReadonlyMap<string, Reviewed>;

function wrongOf(rule: Rule): Reviewed {
  return example(examples, `TSG${rule.code}-wrong.ts`);
}

function example(all: ReadonlyMap<string, Reviewed>, name: string): Reviewed {
  const found = all.get(name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

/** The names of the files that the fixes of a rule's wrong example make. */
function fixesOf(rule: Rule): ReadonlyMap<string, string> {
  const { file, findings } = wrongOf(rule);
  const made = findings.flatMap(({ fixes }) => fixes?.() ?? []).map((fix) => fixed(file, fix));
  return new Map(made.map((text, index) => [`TSG${rule.code}-fix${index}.ts`, text]));
}

beforeAll(() => {
  const texts = rules.flatMap(({ code, docs }) => [
    [`TSG${code}-wrong.ts`, docs.wrong] as const,
    [`TSG${code}-right.ts`, docs.right] as const,
  ]);
  examples = reviewed(new Map(texts), folder);
  mended = reviewed(new Map(rules.flatMap((rule) => [...fixesOf(rule)])), folder);
}, 120_000);

it("rules have codes in a row and names of their own", () => {
  expect(rules.map(({ code }) => code)).toEqual(rules.map((_, index) => 1001 + index));
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

describe.each(rules.map((rule) => [`TSG${rule.code} ${rule.name}`, rule] as const))("%s", (_, rule) => {
  it("finds something in its wrong example, and nothing else does", () => {
    const { findings, errors } = wrongOf(rule);
    expect([...new Set(findings.map((each) => each.rule.code))]).toEqual([rule.code]);
    if (SEEN_BY_TYPESCRIPT.has(rule.code)) expect(errors).not.toEqual([]);
    else expect(errors).toEqual([]);
  });

  it("has a right example without a finding", () => {
    const { findings, errors } = example(examples, `TSG${rule.code}-right.ts`);
    expect([...errors, ...findings.map(({ message }) => message)]).toEqual([]);
  });

  it("mends what it offers to mend", () => {
    const before = wrongOf(rule).findings.length;
    for (const name of fixesOf(rule).keys()) {
      const { findings, errors, file } = example(mended, name);
      expect(errors, file.text).toEqual([]);
      expect(findings.filter((each) => each.rule === rule).length, file.text).toBeLessThan(before);
    }
  });

  it("has a page", () => {
    expectPage(join(folder, `TSG${rule.code}.md`), rulePage(rule, wrongOf(rule)));
  });
});

it("the pages have an index, and there is none without a rule", () => {
  const fixable = new Set(rules.filter((rule) => fixesOf(rule).size > 0));
  expectPage(join(folder, "README.md"), indexPage(rules, fixable));
  const known = new Set(["README.md", ...[...rules, ...SETUP_ERRORS].map(({ code }) => `TSG${code}.md`)]);
  for (const name of readdirSync(folder).filter((each) => !known.has(each)))
    if (UPDATES_DOCS) rmSync(join(folder, name));
    else expect.fail(`${name} is the page of no rule.`);
});
