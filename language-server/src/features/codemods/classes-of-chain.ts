/**
 * Replaces a chain of ifs over a setting by a union of classes: the anti-pattern with which the PyGlove talk opens. Of
 *
 *     interface Hps { op: "conv" | "pool"; filters: 32 | 64; size: 2 | 3 }
 *     if (hps.op === "conv") return conv(x, hps.filters); else return pool(x, hps.size);
 *
 * it makes a `@searchable class Conv`, which has `filters`, a `Pool`, which has `size`, `op: Conv | Pool`, and `hps.op.apply(x)`: a
 * setting exists only where it means something, and a new operation is a new class, not another `else if` in each chain.
 */
import { edited, importedName, indentOf, ts, type Edit } from "@tsglove/transformer/analysis";
import type { CodeAction } from "../action.js";
import { nodeAt, outward } from "../selection.js";
import type { View } from "../view.js";
import type { BodyParam } from "./branch-body.js";
import { isOptional, planChain, type ChainPlan, type ClassPlan, type ObjectPlan } from "./chain-plan.js";
import { ifChainAt } from "./if-chain.js";
import { rewritten, sameNode, stepOf } from "./morph.js";

export function* classesOfChain(view: View, start: number, end: number): Generator<CodeAction> {
  const chain = ifChainAt(nodeAt(view.file, start, end), start);
  const plan = chain === undefined ? undefined : planChain(chain, view);
  if (plan === undefined) return;
  const { subject, statements } = plan.chain;
  const union = plan.classes.map(({ name }) => name).join(" | ");
  yield {
    id: `classes ${statements[0]?.getStart() ?? 0}`,
    title: `Replace the ifs over ${subject.getText()} by classes: ${union}`,
    kind: "refactor.rewrite",
    isPreferred: false,
    edits: () => replaced(plan, view),
  };
}

async function replaced(plan: ChainPlan, { file, model }: View): Promise<readonly Edit[]> {
  const { chain, setting, classes, objects } = plan;
  const mark = importedName("searchable", "value", file, model);
  const at = firstStatement(plan, file);
  const edits = await rewritten(file, (source, put, { Node }) => {
    // Found before anything is changed, while the places are those of our nodes.
    const settings = sameNode(source, setting.parent);
    const written = objects.map((object) => ({ object, node: sameNode(source, object.node) }));
    const [first, ...rest] = chain.statements.map((each) => sameNode(source, each));
    const values = new Map(objects.map((object) => [object, objectText(object, classes, file)]));
    if (first === undefined) return;
    for (const each of rest) if (Node.isStatement(each)) each.remove();
    put(first, callText(plan));
    for (const { object, node } of written) put(node, values.get(object) ?? "");
    put(settings, settingsText(plan, file));
    const takes = classes.map(({ branch }) => paramsOf(plan, branch));
    const isApart = /\n\s*\n/.test(leadingSpace(file.statements[at], file));
    const text = classesText(plan, takes, mark.text);
    source.insertStatements(at, `${at > 0 ? "\n" : ""}${text}${isApart ? "" : "\n"}`);
  });
  return [...edits, ...mark.edits];
}

function leadingSpace(node: ts.Node | undefined, file: ts.SourceFile): string {
  return node === undefined ? "" : (/^\s*/.exec(file.text.slice(node.getFullStart()))?.[0] ?? "");
}

/** The first statement of the file that mentions what becomes classes: they have to be there before it. */
function firstStatement({ chain, setting, objects }: ChainPlan, file: ts.SourceFile): number {
  const nodes = [setting, ...chain.statements, ...objects.map(({ node }) => node)];
  const indices = nodes.map((node) => {
    const top = [...outward(node)].find((each) => ts.isSourceFile(each.parent));
    return file.statements.findIndex((each) => each === top);
  });
  return Math.min(...indices);
}

/** The classes as source, each line by itself: ts-morph gives them the line ends and the indentation of the file. */
function classesText(
  { body, classes, method, chain }: ChainPlan,
  takes: readonly string[],
  mark: string,
): string {
  const step = indentOf(chain.subject) === "" ? "  " : stepOf(chain.subject.getSourceFile());
  const texts = classes.map(({ name, fields, branch }, index) => {
    const params = fields.map(
      (field) =>
        `readonly ${field.name.getText()}${isOptional(field) ? "?" : ""}: ${field.type?.getText() ?? "unknown"}`,
    );
    const construction = params.length === 0 ? [] : [`${step}constructor(${params.join(", ")}) {}`, ""];
    const returns = body.returns === undefined ? "" : `: ${body.returns}`;
    const head = `${step}${body.isAsync ? "async " : ""}${method}(${takes[index] ?? ""})${returns} {`;
    const text = branch === undefined ? "" : body.textOf(branch, step + step);
    const lines = text === "" ? [`${head}}`] : [head, text, `${step}}`];
    return [`@${mark}`, `class ${name} {`, ...construction, ...lines, "}"].join("\n");
  });
  return texts.join("\n\n");
}

/** What a method takes: those at the end that it does not use are left out, others are marked as unused. */
function paramsOf({ body }: ChainPlan, branch: ClassPlan["branch"]): string {
  const isUsed = (param: BodyParam): boolean => branch !== undefined && body.reads(branch, param);
  const last = body.params.findLastIndex(isUsed);
  return body.params
    .slice(0, last + 1)
    .map((param) => `${isUsed(param) ? "" : "_"}${param.name}: ${param.type}`)
    .join(", ");
}

function callText({ chain, body, method }: ChainPlan): string {
  const given = body.params.map(({ name }) => name).join(", ");
  const call = `${body.isAsync ? "await " : ""}${chain.subject.getText()}.${method}(${given})`;
  switch (body.mode) {
    case "return":
      return `return ${call};`;
    case "assign":
      return `${body.target ?? ""} = ${call};`;
    case "effect":
      return `${call};`;
  }
}

/** The declaration of the settings, with classes for the one that is asked for, and without those that moved. */
function settingsText({ setting, classes }: ChainPlan, file: ts.SourceFile): string {
  const whole = setting.parent;
  const from = whole.getStart(file);
  const edits: Edit[] = classes
    .flatMap(({ fields }) => fields)
    .map((field) => ({ start: field.getFullStart() - from, end: field.getEnd() - from, newText: "" }));
  const union = classes.map(({ name }) => name).join(" | ");
  if (setting.type !== undefined)
    edits.push({
      start: setting.type.getStart(file) - from,
      end: setting.type.getEnd() - from,
      newText: union,
    });
  return edited(whole.getText(file), edits);
}

/** An object with the class in place of the text, and without the settings that moved into classes. */
function objectText(
  { node, choice, chosen, values }: ObjectPlan,
  classes: readonly ClassPlan[],
  file: ts.SourceFile,
): string {
  const moved = new Set(classes.flatMap(({ fields }) => fields.map((each) => each.name.getText(file))));
  const args = chosen.fields.map((each) => values.get(each.name.getText(file))?.getText(file) ?? "undefined");
  while (args.at(-1) === "undefined") args.pop();
  const made = `new ${chosen.name}(${args.join(", ")})`;
  const kept = node.properties.filter(
    (each) => each.name === undefined || each === choice || !moved.has(each.name.getText(file)),
  );
  if (kept.length === node.properties.length)
    return (
      file.text.slice(node.getStart(file), choice.initializer.getStart(file)) +
      made +
      file.text.slice(choice.initializer.getEnd(), node.getEnd())
    );
  const parts = kept.map((each) =>
    each === choice ? `${choice.name.getText(file)}: ${made}` : each.getText(file),
  );
  return `{ ${parts.join(", ")} }`;
}
