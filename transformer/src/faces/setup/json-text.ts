/**
 * Edits of JSON with comments as text: what is not changed stays as it was written, comments, trailing commas, indentation,
 * line ends and byte order mark included. A new member stands on a line of its own, as its neighbours do.
 */
import { createScanner, findNodeAtLocation, getNodeValue, parseTree } from "jsonc-parser";
import type { Node, ParseError } from "jsonc-parser";
import { SetupError } from "./setup-error.js";

type Path = readonly (string | number)[];

/** A new member of an object or array: its text, by the indentation of a step and the line end. */
type MemberText = (inner: (depth: number) => string) => string;

export class JsonText {
  readonly #mark: string;
  #text: string;

  /** @throws SetupError where the text is no JSON object, naming `file` and the line. */
  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.#mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    this.#text = text.slice(this.#mark.length);
    this.#root();
  }

  get text(): string {
    return this.#mark + this.#text;
  }

  /** The value at a path; undefined where there is none. */
  value(...path: Path): unknown {
    const node = this.#find(path);
    const value: unknown = node === undefined ? undefined : getNodeValue(node);
    return value;
  }

  /** Puts a value at a path: in place of the one there, or as a new member of its object, which is made if need be. */
  set(path: readonly string[], value: unknown): void {
    const node = this.#find(path);
    if (node !== undefined) {
      if (getNodeValue(node) !== value) this.#replace(node.offset, node.length, JSON.stringify(value));
      return;
    }
    const key = path.at(-1) ?? "";
    this.#insert(
      this.#parent(path.slice(0, -1)),
      (inner) => `${JSON.stringify(key)}: ${spread(value, inner)}`,
      key,
    );
  }

  /** Adds elements to the array at a path, which is made if need be; each on one line. */
  append(path: readonly string[], elements: readonly string[]): void {
    if (elements.length === 0) return;
    const array = this.#find(path);
    if (array === undefined) {
      const key = JSON.stringify(path.at(-1));
      this.#insert(this.#parent(path.slice(0, -1)), (inner) =>
        [`${key}: [`, elements.map((each) => inner(1) + each).join(","), `${inner(0)}]`].join(""),
      );
      return;
    }
    if (array.type !== "array") throw this.#misfit(path, "an array");
    for (const element of elements) this.#insert(this.#find(path) ?? array, () => element);
  }

  #root(): Node {
    const errors: ParseError[] = [];
    const root = parseTree(this.#text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error !== undefined)
      throw new SetupError(`${this.file}, line ${this.#lineOf(error.offset)}: this is no valid JSON.`);
    if (root?.type !== "object") throw new SetupError(`${this.file} does not hold an object.`);
    return root;
  }

  #find(path: Path): Node | undefined {
    return findNodeAtLocation(this.#root(), [...path]);
  }

  #parent(path: readonly string[]): Node {
    if (path.length === 0) return this.#root();
    if (this.#find(path) === undefined) this.set(path, {});
    const node = this.#find(path);
    if (node?.type !== "object") throw this.#misfit(path, "an object");
    return node;
  }

  #misfit(path: readonly string[], wanted: string): SetupError {
    return new SetupError(`${this.file}: "${path.join(".")}" should be ${wanted}.`);
  }

  /** Puts a member behind the last one; where the keys of an object are sorted, in its place among them. */
  #insert(container: Node, member: MemberText, key?: string): void {
    const children = container.children ?? [];
    const keys = children.map((each) => String(each.children?.[0]?.value));
    const isSorted = keys.length > 1 && keys.every((each, index) => each >= (keys[index - 1] ?? ""));
    const next = key === undefined || !isSorted ? -1 : keys.findIndex((each) => each > key);
    const close = container.offset + container.length - 1;
    const isOneLine = !this.#text.slice(container.offset, close).includes("\n");
    const follower = children[next];
    if (follower !== undefined) {
      const gap = isOneLine ? " " : this.#lineEnd + this.#indentAt(follower.offset);
      this.#replace(follower.offset, 0, `${this.#write(member, follower.offset)},${gap}`);
      return;
    }
    const last = children.at(-1);
    if (last === undefined) this.#fill(container, close, member);
    else this.#follow(last, isOneLine, member);
  }

  /** The first member of an object or array without any; a comment in it stays above. */
  #fill(container: Node, close: number, member: MemberText): void {
    const inside = this.#text.slice(container.offset + 1, close).trimEnd();
    const indent = this.#indentAt(container.offset);
    const start = container.offset + 1 + inside.length;
    const line = this.#lineEnd + indent + this.#step;
    this.#replace(
      start,
      close - start,
      line + this.#write(member, container.offset, 1) + this.#lineEnd + indent,
    );
  }

  #follow(last: Node, isOneLine: boolean, member: MemberText): void {
    const end = last.offset + last.length;
    const comma = this.#commaBehind(end);
    const behind = comma ?? end;
    const text = this.#write(member, last.offset);
    const trailing = comma === undefined ? "" : ",";
    if (isOneLine) {
      this.#replace(behind, 0, `${comma === undefined ? "," : ""} ${text}${trailing}`);
      return;
    }
    // A comment at the end of the last member's line goes on being that member's.
    const rest = /^(?:[^\S\r\n]|\/\*(?:(?!\*\/)[^\r\n])*\*\/)*(?:\/\/[^\r\n]*)?(?=\r?\n)/.exec(
      this.#text.slice(behind),
    );
    const at = behind + (rest?.[0].length ?? 0);
    this.#replace(at, 0, this.#lineEnd + this.#indentAt(last.offset) + text + trailing);
    if (comma === undefined) this.#replace(end, 0, ",");
  }

  /** The place behind the comma that follows an offset, comments between them or not. */
  #commaBehind(offset: number): number | undefined {
    const scanner = createScanner(this.#text, true);
    scanner.setPosition(offset);
    scanner.scan();
    return this.#text[scanner.getTokenOffset()] === "," ? scanner.getPosition() : undefined;
  }

  #write(member: MemberText, neighbour: number, deeper = 0): string {
    const indent = this.#indentAt(neighbour);
    return member((depth) => this.#lineEnd + indent + this.#step.repeat(depth + deeper));
  }

  get #lineEnd(): string {
    return this.#text.includes("\r\n") ? "\r\n" : "\n";
  }

  /** The indentation of a step: that of the first member of the whole. */
  get #step(): string {
    const first = this.#root().children?.[0];
    return (first === undefined ? "" : this.#indentAt(first.offset)) || "  ";
  }

  /** The white space that the line of an offset begins with. */
  #indentAt(offset: number): string {
    const start = this.#text.lastIndexOf("\n", offset - 1) + 1;
    return /^[ \t]*/.exec(this.#text.slice(start, offset))?.[0] ?? "";
  }

  #lineOf(offset: number): number {
    return this.#text.slice(0, offset).split("\n").length;
  }

  #replace(offset: number, length: number, text: string): void {
    this.#text = this.#text.slice(0, offset) + text + this.#text.slice(offset + length);
  }
}

/** A value over as many lines as it needs. */
function spread(value: unknown, inner: (depth: number) => string): string {
  const lines = JSON.stringify(value, undefined, "\t").split("\n");
  return lines
    .map((line, index) => {
      const depth = /^\t*/.exec(line)?.[0].length ?? 0;
      return index === 0 ? line : inner(depth) + line.slice(depth);
    })
    .join("");
}
