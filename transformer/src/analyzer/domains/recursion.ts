/**
 * Types on the way from the outermost one to a part. One that comes up inside itself gets a name there, and the inner
 * place says that name again: a grammar. A type that goes deeper and deeper without ever coming up again has no domain.
 */
import ts from "#typescript";
import type { DomainModel, HoleModel } from "../model.js";

interface Frame {
  readonly type: ts.Type;
  /** Given when the type comes up again. */
  name: string | undefined;
  /** Names that are given further inside. */
  readonly inside: Set<string>;
}

/** Deeper than anybody nests types by hand. */
const DEEPEST = 40;
/** More parts than this has no type that is meant as a space: an options type that leads to half a library. */
const MOST_PARTS = 1_000;

export class Recursion {
  readonly #frames: Frame[] = [];
  #parts = 0;
  /** The frame that turned out to be without end, while reading goes back to it. */
  #endless: number | undefined;

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Whether what is being read has no end: no more of it need be read. */
  get isEndless(): boolean {
    return this.#endless !== undefined;
  }

  /** Reads a part that may hold itself. */
  within(type: ts.Type, nameOf: () => string, hole: () => HoleModel, read: () => DomainModel): DomainModel {
    const outer = this.#frames.find((frame) => isSameType(frame.type, type, this.checker));
    if (outer !== undefined)
      return { kind: "again", name: (outer.name ??= this.#unusedName(nameOf(), outer)) };
    const depth = this.#frames.length;
    if (depth >= DEEPEST) this.#endless = this.#firstLike(type);
    if (this.isEndless || ++this.#parts > MOST_PARTS) return hole();
    const frame: Frame = { type, name: undefined, inside: new Set() };
    this.#frames.push(frame);
    const domain = read();
    this.#frames.pop();
    if (this.#endless !== undefined) {
      if (this.#endless === depth) this.#endless = undefined;
      return hole();
    }
    const { name } = frame;
    const around = this.#frames.at(-1)?.inside;
    for (const each of name === undefined ? frame.inside : [name, ...frame.inside]) around?.add(each);
    return name === undefined || domain.kind === "hole" ? domain : { kind: "recursive", name, domain };
  }

  /** The outermost frame with a type of the same declaration. */
  #firstLike({ symbol }: ts.Type): number {
    const first = this.#frames.findIndex((frame) => frame.type.symbol === symbol);
    return first === -1 ? 0 : first;
  }

  #unusedName(text: string, frame: Frame): string {
    const from = this.#frames.indexOf(frame);
    const used = new Set(
      this.#frames.flatMap((each, index) => [each.name ?? "", ...(index >= from ? each.inside : [])]),
    );
    let name = text;
    for (let count = 1; used.has(name); count++) name = `${text}_${count}`;
    return name;
  }
}

/** `List<1>` by an alias is another object than `List<1>` as it is written. */
function isSameType(a: ts.Type, b: ts.Type, checker: ts.TypeChecker): boolean {
  if (a === b) return true;
  if (!isReference(a) || !isReference(b) || a.target !== b.target) return false;
  const [x, y] = [checker.getTypeArguments(a), checker.getTypeArguments(b)];
  return x.length === y.length && x.every((each, index) => each === y[index]);
}

function isReference(type: ts.Type): type is ts.TypeReference {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  return isObject && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
}

/** What a type is called: by its alias, its own name, or the alias that it is written in. */
export function typeName(type: ts.Type, node: ts.Node | undefined): string {
  if (type.aliasSymbol !== undefined) return type.aliasSymbol.name;
  const symbol = type.getSymbol();
  const isNamed = symbol !== undefined && symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class);
  if (isNamed) return symbol.name;
  for (let each = symbol?.declarations?.[0] ?? node; each !== undefined; each = each.parent)
    if (ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each)) return each.name.text;
  return "Type";
}
