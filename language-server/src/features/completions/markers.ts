/**
 * Marker types where a type may be written: with their arguments to fill in, and the import. TypeScript knows their names only, and
 * only once one of them is imported or imports are offered.
 */
import { importedName } from "@tsglove/transformer/analysis";
import type { Completion } from "../completion.js";
import type { View } from "../view.js";
import { isTypePosition } from "./type-position.js";

interface Marker {
  readonly name: string;
  /** The arguments, as a snippet. */
  readonly args: string;
  /** How it is shown, where a name has two forms. */
  readonly label?: string;
  readonly what: string;
}

const MARKERS: readonly Marker[] = [
  {
    name: "Float",
    args: "${1:0}, ${2:1}",
    what: "A number that is searched between two bounds, both included.",
  },
  {
    name: "Float",
    args: '${1:1e-5}, ${2:1e-1}, "${3|log,rlog,linear|}"',
    label: 'Float<…, "log">',
    what: "A number that is searched by orders of magnitude: rates, weights of a penalty.",
  },
  {
    name: "Int",
    args: "${1:1}, ${2:10}",
    what: "A whole number that is searched between two bounds, both included.",
  },
  {
    name: "Int",
    args: "${1:8}, ${2:128}, ${3:8}",
    label: "Int<…, step>",
    what: "A whole number that is searched in steps from its lower bound.",
  },
  {
    name: "ManyOf",
    args: "${1:T}, ${2:2}",
    what: "A list of so many members of a union, each at most once, in any order.",
  },
  {
    name: "ManyOf",
    args: "${1:T}, ${2:2}, { ${3|sorted: true,distinct: false|} }",
    label: "ManyOf<…, rules>",
    what: "`sorted` keeps the union's order, `distinct: false` lets a member be taken more than once.",
  },
  {
    name: "Permutation",
    args: '[${1:"left"}, ${2:"right"}]',
    what: "All items of a tuple type, in an order to be found.",
  },
  {
    name: "Fixed",
    args: "${1:T}",
    what: "A type that is not searched although it is finite: its default is used.",
  },
  { name: "FixedArray", args: "${1:T}, ${2:3}", what: "A list of so many items, each searched on its own." },
  {
    name: "AnyOf",
    args: "${1:Base}",
    what: "An object of any `@searchable` class of the program that extends or implements a type.",
  },
  {
    name: "Named",
    args: '${1:T}, "${2:name}"',
    what: "Its decision point has a name: decisions of one name and one domain are one decision, made once.",
  },
  {
    name: "Hint",
    args: '${1:T}, "${2:hint}"',
    what: "Its decision point carries a hint, for partitions (`where`) and algorithms.",
  },
];

export function markerCompletions({ file, model }: View, offset: number): readonly Completion[] {
  const { text } = file;
  const word = /[\p{ID_Continue}$]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? "";
  const start = offset - word.length;
  if (!isTypePosition(file, start, offset)) return [];
  const end = offset + (/^[\p{ID_Continue}$]*/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0);
  // Arguments that are there already are kept.
  const hasArguments = text[end] === "<";
  return MARKERS.filter(({ name }) => isSubsequence(word.toLowerCase(), name.toLowerCase()))
    .filter(({ label }) => label === undefined || !hasArguments)
    .map(({ name, args, label, what }): Completion => {
      const { text: written, edits } = importedName(name, "type", file, model);
      return {
        label: label ?? `${name}<…>`,
        kind: "type",
        detail: "tsglove",
        documentation: `${what}\n\n\`\`\`ts\n${name}<${plain(args)}>\n\`\`\``,
        insertText: hasArguments ? written : `${written}<${args}>`,
        isSnippet: !hasArguments,
        start,
        end,
        edits,
      };
    });
}

/** Whether letters come in the order of a name, as editors match what is typed. */
function isSubsequence(letters: string, name: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** A snippet with its first suggestions filled in. */
function plain(snippet: string): string {
  return snippet.replace(
    /\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
    (_, text?: string, first?: string) => text ?? first ?? "",
  );
}
