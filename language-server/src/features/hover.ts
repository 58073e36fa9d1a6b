/** What is known of a space, for who points at it: its size, its decisions and the types they come from, programs of it. */
import {
  aliasDeclaration,
  isNamedType,
  namedSymbol,
  ts,
  type ProgramModel,
  type ProgramText,
} from "@tsglove/transformer/analysis";
import { firstProgram, sampledProgram, startingProgram } from "./sampled-program.js";
import { spaceAt } from "./space-at.js";
import type { SpacePlace } from "./spaces-of.js";
import { productLine, sizeLine } from "./summary.js";
import { outlineOf } from "./tree-outline.js";
import { treeText } from "./tree-text.js";
import type { View } from "./view.js";

export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/** How many lines of the tree a hover has. */
const MOST_LINES = 30;
/** And of each program: one may be as long as a list that is searched. */
const MOST_PROGRAM_LINES = 12;

export function hover(view: View, offset: number): Hover | undefined {
  const pointed = spaceAt(view, offset);
  if (pointed === undefined) return undefined;
  const { place, start, end } = pointed;
  const markdown = describe(place, view.model);
  return markdown === undefined ? undefined : { start, end, markdown };
}

function describe(place: SpacePlace, model: ProgramModel): string | undefined {
  const { found } = place;
  if (found.kind === "none") return `${titleOf(place)}\n\nNo search space is known: ${found.reason}`;
  const { space } = found;
  const parts = [titleOf(place), sizeLine(found), productLine(found), typesLine(place, model)];
  if (space.pointCount > 0) {
    parts.push(fenced("text", treeText(outlineOf(space, MOST_LINES))));
    parts.push(programs(place, model));
  }
  return parts.filter((part) => part !== undefined).join("\n\n");
}

/** In a block of its own: editors draw code inside of a sentence with room around it, as if there were spaces. */
function titleOf({ kind, name }: SpacePlace): string {
  return fenced("ts", kind === "class" ? `class ${name}` : name);
}

/** Where the types are declared that a parameter, or `searchSpace<...>()`, names, tsglove's own apart: `Widths` (layers.ts:3). */
function typesLine({ node }: SpacePlace, { checker, dsl }: ProgramModel): string | undefined {
  const type = ts.isParameter(node)
    ? node.type
    : ts.isCallExpression(node)
      ? node.typeArguments?.[0]
      : undefined;
  if (type === undefined) return undefined;
  const named = new Map<string, string>();
  const visit = (each: ts.Node): void => {
    if (isNamedType(each)) {
      const symbol = namedSymbol(each, checker);
      const alias = symbol === undefined ? undefined : aliasDeclaration(symbol);
      const declaration = alias ?? symbol?.declarations?.[0];
      if (symbol !== undefined && declaration !== undefined && dsl.nameOfSymbol(symbol) === undefined)
        named.set(symbol.name, `\`${symbol.name}\` (${placeText(declaration)})`);
    }
    ts.forEachChild(each, visit);
  };
  visit(type);
  return named.size === 0 ? undefined : `From ${[...named.values()].join(", ")}`;
}

function placeText(declaration: ts.Declaration): string {
  const file = declaration.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(declaration.getStart(file));
  return `${file.fileName.slice(file.fileName.lastIndexOf("/") + 1)}:${line + 1}`;
}

function programs(place: SpacePlace, model: ProgramModel): string | undefined {
  const first = firstProgram(place, model);
  const starting = startingProgram(place, model);
  const sampled = sampledProgram(place, 1, model);
  const isSame = first !== undefined && first.text === starting?.text;
  const unless = place.found.kind === "at most" ? ", unless a condition rules it out" : "";
  const parts = [
    ...written(isSame ? "the first point, where a search may start" : "the first point", first),
    ...(isSame ? [] : written("where a search may start", starting)),
    ...written("one at random", sampled),
  ].map(({ title, text }) => `// ${title}${unless}\n${text}`);
  return parts.length === 0 ? undefined : fenced("ts", parts.join("\n\n"));
}

function written(
  title: string,
  program: ProgramText | undefined,
): readonly { readonly title: string; readonly text: string }[] {
  // Of a genome alone there is nothing to show.
  const isGap = program === undefined || program.text.startsWith("undefined /*");
  return isGap ? [] : [{ title, text: shortened(program) }];
}

function shortened({ text }: ProgramText): string {
  const lines = text.split("\n");
  return lines.length <= MOST_PROGRAM_LINES
    ? text
    : [...lines.slice(0, MOST_PROGRAM_LINES), `// … ${lines.length - MOST_PROGRAM_LINES} lines more`].join(
        "\n",
      );
}

function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
