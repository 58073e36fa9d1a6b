/** A symbolic value as nested lists that fold: each part with its key, its class or value, and its type. */
import { sizeText } from "../geno/cardinality.js";
import { dnaSpec } from "../hyper/template.js";
import { describe } from "../symbolic/check.js";
import type { ClassInfo } from "../symbolic/class-info.js";
import type { Domain } from "../symbolic/domain.js";
import { domainType } from "../symbolic/domain-text.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen, isPlainArray, isPlainObject } from "../symbolic/marks.js";
import { below } from "../symbolic/nesting.js";
import { partsOf, type Key } from "../symbolic/node.js";
import { infoOf } from "../symbolic/object.js";
import { isRef } from "../symbolic/ref.js";
import { shortText } from "../symbolic/reading/short-text.js";
import { UnknownObject } from "../symbolic/json/unknown-object.js";
import { markup, type Content, type Markup } from "./markup.js";

/** More rows than these help no reader, and no browser. */
const mostRows = 5000;
const mostDepth = 100;
const longestValue = 200;
const longestType = 80;

/** How a tree is shown. */
export interface TreeOptions {
  /** How many levels are open, the root's being the first. */
  readonly openDepth: number;
  /** Says which parts are marked, by path. */
  readonly highlight: (path: string) => boolean;
}

interface Row {
  readonly key: Content;
  readonly value: unknown;
  readonly path: string;
  /** What may stand there, where a parameter's type says it. */
  readonly domain: Domain | undefined;
}

/** The tree of a value, its root included. */
export function valueTree(value: unknown, options: TreeOptions): Markup {
  return markup`<ul>
${new Tree(options).item({ key: undefined, value, path: "", domain: undefined })}</ul>`;
}

class Tree {
  readonly #options: TreeOptions;
  readonly #outer = new Set<unknown>();
  #rows = 0;

  constructor(options: TreeOptions) {
    this.#options = options;
  }

  item(row: Row): Markup {
    this.#rows++;
    const marked = this.#options.highlight(row.path) ? " marked" : "";
    const type =
      row.domain === undefined
        ? undefined
        : markup`<span class="type">${cut(domainType(row.domain), longestType)}</span>`;
    const parts = this.#hasParts(row) ? this.#parts(row) : undefined;
    if (parts === undefined || parts.length === 0)
      return markup`<li><span class="row${marked}">${row.key}${this.#leaf(row)}</span>${type}</li>
`;
    const depth = this.#outer.size;
    this.#outer.add(row.value);
    const items = this.#items(parts);
    this.#outer.delete(row.value);
    const open = depth < this.#options.openDepth ? openAttribute : undefined;
    return markup`<li><details${open}><summary><span class="row${marked}">${row.key}${headOf(row.value)}</span>${sizeOf(row.value)}<span class="preview"> ${previewOf(row.value)}</span>${type}</summary>
<ul>
${items}</ul></details></li>
`;
  }

  #items(parts: readonly Row[]): readonly Markup[] {
    const items: Markup[] = [];
    for (const [index, part] of parts.entries()) {
      if (this.#rows >= mostRows) {
        items.push(markup`<li class="quiet">… ${parts.length - index} more are not shown</li>
`);
        break;
      }
      items.push(this.item(part));
    }
    return items;
  }

  #hasParts({ value, path }: Row): boolean {
    return !(this.#outer.has(value) || this.#outer.size > mostDepth || (path !== "" && isRef(value)));
  }

  #parts({ value, path }: Row): readonly Row[] | undefined {
    if (value instanceof UnknownObject)
      return value.names.map((name, index) => ({
        key: keyText(name),
        value: value.children[index],
        path: below(path, index),
        domain: undefined,
      }));
    const parts = partsOf(value);
    const entry = infoOf(value);
    if (entry !== undefined) return argumentRows(entry, new Map(parts), path);
    return parts?.map(([key, part]) => ({
      key: keyText(key),
      value: part,
      path: below(path, key),
      domain: undefined,
    }));
  }

  #leaf({ value, path }: Row): Markup {
    if (value === omitted) return markup`<span class="quiet">left out</span>`;
    if (this.#outer.has(value))
      return markup`<span class="quiet">${describe(value)} that contains this one</span>`;
    if (path !== "" && isRef(value))
      return markup`<span class="quiet">shared</span> <span class="class">${describe(value).replace(/^an? /, "")}</span>`;
    if (this.#outer.size > mostDepth) return markup`<span class="quiet">… deeper parts are not shown</span>`;
    return markup`${leafOf(value)}${sizeOf(value)}`;
  }
}

const omitted: unique symbol = Symbol("tsglove.omitted");

function argumentRows(entry: ClassInfo, given: ReadonlyMap<Key, unknown>, path: string): readonly Row[] {
  const domains = entry.domains();
  return entry.params.map(({ name }, index) => ({
    key: keyText(name),
    value: given.get(name) === undefined ? omitted : given.get(name),
    path: below(path, name),
    domain: domains[index],
  }));
}

function keyText(key: Key): Markup {
  return markup`<span class="key">${typeof key === "number" ? `[${key}]` : key}:</span> `;
}

const openAttribute = markup` open`;

/** What stands for a value that has parts. */
function headOf(value: unknown): Markup {
  if (isPlainArray(value)) return markup`<span class="class">[${value.length}]</span>`;
  if (value instanceof UnknownObject)
    return markup`<span class="hyper">unknown</span> <span class="class">${cut(value.className, longestType)}</span>`;
  if (value instanceof HyperValue) return markup`<span class="hyper">${callOf(value)}</span>`;
  const entry = infoOf(value);
  return entry === undefined
    ? markup`<span class="class">{}</span>`
    : markup`<span class="class">${entry.type.name}</span>`;
}

/** A hyper value without what is inside it: `oneof`, `manyof(2, …, { sorted: true })`. */
function callOf(value: HyperValue): string {
  const source = value.source(["…"]);
  return cut(source.replace(/\[…\]/, "…").replace(/\(…\)$/, ""), longestType);
}

/** What is inside a folded value, in few characters. */
function previewOf(value: unknown): string {
  if (value instanceof UnknownObject) return "";
  if (value instanceof HyperValue)
    return cut(
      value.children
        .slice(0, 10)
        .map((child) => shortText(child, 30))
        .join(" | "),
      60,
    );
  const text = shortText(value, 60);
  const entry = infoOf(value);
  return entry === undefined ? text : text.replace(/^new [^(]*/, "");
}

function sizeOf(value: unknown): Markup | undefined {
  if (!isOpen(value) || value instanceof UnknownObject) return undefined;
  try {
    return markup`<span class="size">⟨${sizeText(dnaSpec(value).space)}⟩</span>`;
  } catch {
    // A part of a space need not be a space: it may lean on decisions outside of it.
    return undefined;
  }
}

function leafOf(value: unknown): Markup {
  if (value instanceof HyperValue)
    return markup`<span class="hyper">${cut(value.source([]), longestValue)}</span>`;
  switch (typeof value) {
    case "string":
      return markup`<span class="string">${shortText(value, longestValue)}</span>`;
    case "number":
    case "bigint":
      return markup`<span class="number">${shortText(value)}</span>`;
    case "boolean":
    case "undefined":
      return markup`<span class="keyword">${String(value)}</span>`;
    default:
      if (value === null) return markup`<span class="keyword">null</span>`;
      if (isPlainArray(value)) return markup`<span class="class">[]</span>`;
      if (isPlainObject(value)) return markup`<span class="class">{}</span>`;
      return markup`<span class="class">${infoOf(value)?.type.name ?? describe(value)}</span>`;
  }
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
