/**
 * Freezes a space to one of its points: `searchSpace(Trainer)`, `oneof([32, 64])` or a whole composition becomes the plain source of the
 * program there, and imports that nobody uses any more go. The point is where a search would start; a panel, or who knows the best
 * point of a study, names another by its DNA.
 */
import {
  analyzeValue,
  decodedValue,
  indentOf,
  lineEnd,
  programText,
  spacesIn,
  startingNumbers,
  staticValueOf,
  ts,
  type Edit,
  type StaticValue,
} from "@tsglove/transformer/analysis";
import { DNA, type DNASpec } from "tsglove/geno";
import type { ImportSpecifier, SourceFile } from "ts-morph";
import type { CodeAction } from "../action.js";
import { holds, touches } from "../selection.js";
import type { View } from "../view.js";
import { rewritten, sameNode } from "./morph.js";
import { reachedNames } from "./reached-names.js";

/** A program longer than this is no title. */
const LONGEST_TITLE = 40;

/** A space with more decisions than this nobody wants written out. */
const MOST_POINTS = 1000;

export function* frozenSpace(view: View, start: number, end: number): Generator<CodeAction> {
  const node = spaceNodeAt(view, start, end);
  const frozen = node === undefined ? undefined : frozenText(node, undefined, view);
  if (node === undefined || frozen === undefined) return;
  const isShort = frozen.text.length <= LONGEST_TITLE && !frozen.text.includes("\n");
  yield {
    id: `freeze ${node.getStart()}`,
    title: `Freeze to the starting point${isShort ? `: ${frozen.text}` : ""}`,
    kind: "refactor.rewrite",
    isPreferred: false,
    edits: () => replaced(node, frozen, view),
  };
}

/**
 * The edits that freeze the space at an offset.
 *
 * @param numbers the DNA of a point of it, the starting point where it is left out.
 * @returns undefined where there is no space, or the point is none of its; or its program cannot be written here.
 */
export async function freezeEdits(
  view: View,
  offset: number,
  numbers?: readonly number[],
): Promise<readonly Edit[] | undefined> {
  const node = spaceNodeAt(view, offset, offset);
  const frozen = node === undefined ? undefined : frozenText(node, numbers, view);
  return node === undefined || frozen === undefined ? undefined : replaced(node, frozen, view);
}

/** The innermost space that a cursor is in, or whose constant's name it is in. */
function spaceNodeAt({ file, model }: View, start: number, end: number): ts.Expression | undefined {
  const found = spacesIn(file, model).filter(
    ({ node, name }) =>
      (node.getStart(file) <= start && end <= node.getEnd()) ||
      (name !== undefined && touches(name, start, end)),
  );
  return found.toSorted((a, b) => a.node.getWidth() - b.node.getWidth())[0]?.node;
}

interface Frozen {
  readonly text: string;
  readonly imports: readonly Edit[];
}

function frozenText(
  node: ts.Expression,
  numbers: readonly number[] | undefined,
  view: View,
): Frozen | undefined {
  const found = analyzeValue(node, view.model);
  if (found.kind !== "exact" || found.space.pointCount > MOST_POINTS || found.space.pointCount === 0)
    return undefined;
  const space: StaticValue = staticValueOf(node, view.model);
  const { spec } = found.space;
  const point = numbers ?? startingNumbers(space, view.model);
  if (spec === undefined || point === undefined || !isPoint(spec, point)) return undefined;
  const value = decodedValue(space, point);
  const program = programText(value, view.model);
  const imports = program === undefined ? undefined : reachedNames(value, node, view);
  if (program === undefined || program.gaps.length > 0 || imports === undefined) return undefined;
  const text = program.text.replaceAll("\n", lineEnd(view.file) + indentOf(node));
  return { text, imports };
}

function isPoint(spec: DNASpec, numbers: readonly number[]): boolean {
  try {
    DNA.of(spec, numbers);
    return true;
  } catch {
    return false;
  }
}

async function replaced(
  node: ts.Expression,
  { text, imports }: Frozen,
  { file, model }: View,
): Promise<readonly Edit[]> {
  const gone = namesOnlyIn(node, { file, model });
  const edits = await rewritten(file, (source, put) => {
    put(sameNode(source, node), text);
    for (const name of gone) removeImport(source, name);
  });
  return [...edits, ...imports];
}

/** The names of tsglove's functions that are mentioned in a node and nowhere else, imports apart. */
function namesOnlyIn(
  node: ts.Expression,
  { file, model }: Pick<View, "file" | "model">,
): ReadonlySet<string> {
  const [inside, outside] = [new Set<string>(), new Set<string>()];
  const visit = (each: ts.Node): void => {
    if (ts.isImportDeclaration(each)) return;
    if (ts.isIdentifier(each)) {
      if (!holds(node, each)) outside.add(each.text);
      else if (model.dsl.nameOf(each) !== undefined) inside.add(each.text);
    }
    ts.forEachChild(each, visit);
  };
  visit(file);
  return new Set([...inside].filter((each) => !outside.has(each)));
}

function removeImport(source: SourceFile, name: string): void {
  const isIt = (each: ImportSpecifier): boolean =>
    (each.getAliasNode() ?? each.getNameNode()).getText() === name;
  for (const statement of source.getImportDeclarations()) {
    if (statement.getModuleSpecifierValue() !== "tsglove") continue;
    const specifier = statement.getNamedImports().find(isIt);
    if (specifier === undefined) continue;
    // `import {} from "tsglove"` would stay.
    if (statement.getNamedImports().length > 1 || statement.getDefaultImport() !== undefined)
      specifier.remove();
    else statement.remove();
  }
}
