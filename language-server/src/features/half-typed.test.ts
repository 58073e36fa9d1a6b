/** Every prefix of two files, as they are typed: nothing throws, and what is offered can be done where it is offered. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withEdits } from "../testing/applied-action.js";
import { typing } from "../testing/typing.js";
import { codeActions } from "./code-actions.js";
import { completions } from "./completions.js";
import { definitions } from "./definition.js";
import { diagnostics } from "./diagnostics.js";
import type { View } from "./view.js";

const SAMPLES = join(dirname(fileURLToPath(import.meta.url)), "../../../samples/tour");

const FILES: Readonly<Record<string, { readonly whole: string; readonly actions: readonly string[] }>> = {
  "nas-fpn.ts": {
    whole: readFileSync(join(SAMPLES, "nas-fpn.ts"), "utf8"),
    actions: ["fix", "freeze", "ignore"],
  },
  "chain.ts": {
    actions: ["choose", "classes", "extract", "fix", "freeze", "ignore", "relax"],
    whole: `import { clone, materialize, oneof, rebind, searchable, searchSpace, type Float } from "tsglove";
type Hps = { op: "conv" | "pool"; filters: 32 | 64 };
@searchable
class Conv {
  constructor(readonly filters: 32 | 64 = 32, readonly rate: Float<0, 1> = 0.5) {}
}
@searchable
class Net {
  constructor(readonly op: Conv, readonly größe = 3) {}
}
export function layer(x: number, hps: Hps): number {
  if (hps.op === "conv") {
    return x * hps.filters;
  } else if (hps.op === "pool") return x;
  throw new Error(\`no \${hps.op}\`);
}
const net = new Net(new Conv(32, oneof([0.1, 0.5])), 5);
rebind(net, { "op.filters": 64 });
const space = searchSpace(Net);
export const one = materialize(space, { "op.filters": 32, "op.rate": 0.1 });
export default clone(one, { größe: 4 });
`,
  },
};

interface Seen {
  readonly actions: Map<string, number>;
  completions: number;
  definitions: number;
}

/** Throws where a range does not lie in the text. */
function within(
  what: string,
  { start, end }: { readonly start: number; readonly end: number },
  view: View,
): void {
  if (start < 0 || end < start || end > view.file.text.length)
    throw new Error(`${what}: ${start} to ${end} of ${view.file.text.length}`);
}

async function askAll(view: View, at: number, seen: Seen): Promise<void> {
  const { fileName, text } = view.file;
  for (const found of diagnostics(view)) within(found.code, found, view);
  for (const action of codeActions(view, at, at)) {
    const kind = action.id.split(" ")[0] ?? "";
    const count = seen.actions.get(kind) ?? 0;
    seen.actions.set(kind, count + 1);
    // A rewrite through ts-morph takes its time: some of each kind are enough.
    if (count % 10 !== 0) continue;
    const edits = await action.edits();
    for (const edit of edits) if ((edit.file ?? fileName) === fileName) within(action.id, edit, view);
    withEdits(text, edits, fileName);
  }
  for (const each of completions(view, at)) {
    within(each.label, each, view);
    if (at < each.start || each.end < at) throw new Error(`${each.label} is not for where the cursor is.`);
    seen.completions++;
  }
  for (const found of definitions(view, at)) {
    within("definition", found.from, view);
    seen.definitions++;
  }
}

it.each(Object.entries(FILES))("%s", async (name, { whole, actions }) => {
  const prefixes = Array.from({ length: whole.length + 1 }, (_, length) => whole.slice(0, length));
  const seen: Seen = { actions: new Map(), completions: 0, definitions: 0 };
  for (const view of typing(join(SAMPLES, name), prefixes)) {
    const { length } = view.file.text;
    await askAll(view, length, seen);
    // Something that stands before: another place in each prefix.
    await askAll(view, Math.floor((length * (length % 17)) / 17), seen);
  }
  expect(seen.completions).toBeGreaterThan(10);
  expect(seen.definitions).toBeGreaterThan(0);
  expect([...seen.actions.keys()].sort()).toEqual(actions);
});
