/** TSG1040: `materialize` is given decisions that there are. */
import ts from "#typescript";
import type { DNASpec } from "tsglove/geno";
import { callsOf } from "../calls.js";
import { nameText, unwrapped } from "../constants.js";
import type { Fix, Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { namedClass } from "../instance-class.js";
import { analyzeValue } from "../values/analyze-value.js";

const SHOWN = 8;

export const decisionName: Rule = {
  code: 1040,
  name: "decision-name",
  severity: "error",
  docs: {
    title: "materialize decides decisions that there are",
    why: "Its dictionary goes by the ids of decision points, or by their names. An id says under which candidate a decision stands: `op[=0/3].filters`. Any other key throws.",
    wrong: `import { materialize, searchable, searchSpace } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}
export const conv = materialize(searchSpace(Conv), { fitlers: 32 });
`,
    right: `import { materialize, searchable, searchSpace } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}
export const conv = materialize(searchSpace(Conv), { filters: 32 });
`,
  },
  *check(file, model) {
    for (const call of callsOf("materialize", file, model)) {
      const [space, decisions, options] = call.arguments;
      if (space === undefined || decisions === undefined || options !== undefined) continue;
      if (!ts.isObjectLiteralExpression(decisions)) continue;
      // Of a class in place of a space rule 1017 has more to say.
      if (namedClass(unwrapped(space), model) !== undefined) continue;
      const found = analyzeValue(space, model);
      const spec = found.kind === "exact" ? found.space.spec : undefined;
      if (spec === undefined) continue;
      const ids = spec.decisionPoints.map(({ id }) => id);
      const keys = decisions.properties.map(({ name }) => (name === undefined ? undefined : nameText(name)));
      const open = ids.filter((id) => !keys.includes(id));
      for (const { name } of decisions.properties) {
        const key = name === undefined ? undefined : nameText(name);
        if (name === undefined || key === undefined || isKey(spec, key)) continue;
        const meant = open.filter((id) => isMeant(key, id));
        const shown = meant.length > 0 ? meant : ids;
        const list = shown.slice(0, SHOWN).map((id) => `"${id}"`);
        const more = shown.length > SHOWN ? `, ... (${shown.length} in all)` : "";
        yield {
          node: name,
          message: `"${key}" is no decision of this space. Write ${shown.length === 0 ? "none: there are none" : `${meant.length === 1 ? "" : "one of "}${list.join(", ")}${more}`}.`,
          fixes: (): readonly Fix[] =>
            meant.map((id) => ({
              title: `Write ${JSON.stringify(id)}`,
              edits: [replacing(name, /^[A-Za-z_$][\w$]*$/.test(id) ? id : JSON.stringify(id))],
            })),
        };
      }
    }
  },
};

/** Whether a dictionary may have a key: the id or name of a decision point, or of a list of them. */
function isKey(spec: DNASpec, key: string): boolean {
  return (
    spec.find(key) !== undefined ||
    spec.decisionPoints.some(
      (point) => point.kind === "categorical" && (point.many?.id === key || point.many?.name === key),
    )
  );
}

/** Whether a key is an id without the candidates on its way, or one with at most two letters out of place. */
function isMeant(key: string, id: string): boolean {
  const plain = id.replace(/\[=\d+\/\d+\]/g, "");
  return plain === key || (key.length > 2 && distance(key, plain) <= 2) || distance(key, id) <= 2;
}

/** How many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? Infinity;
}
